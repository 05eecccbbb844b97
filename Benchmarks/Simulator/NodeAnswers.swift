import ClusterModel
import Foundation
import NIOCore

/// What one simulated node answers, as bytes of the wire.
struct NodeAnswers: Sendable {
    /// Asks for the load of all nodes, three integers each; no server has such a command.
    static let loadQuestion = ["SIMULATOR", "LOAD"]

    let shared: SharedAnswers
    let place: Int
    private let own: PersonalTexts

    init(_ shared: SharedAnswers, _ place: Int) {
        self.shared = shared
        self.place = place
        own = PersonalTexts(place, of: shared.cluster)
    }

    var load: NodeLoad { shared.loads[place] }

    private var member: SimulatedCluster.Member { shared.cluster.members[place] }
    private var now: Int64 { Int64(Date.now.timeIntervalSince1970 * 1000) }

    func write(_ words: [String], to buffer: inout ByteBuffer) {
        switch words.prefix(2).joined(separator: " ").uppercased() {
        case "CLUSTER COUNTKEYSINSLOT":
            buffer.writeInteger(reply: words.last.flatMap { Int($0) }.map { owns($0) ? 1 : 0 } ?? 0)
        case "CLUSTER NODES": shared.views.write(of: place, now: now, to: &buffer)
        case "CLUSTER INFO": buffer.writeBulk(clusterInfo)
        case "CLUSTER MYID": buffer.writeImmutableBuffer(own.id)
        case "CLUSTER LINKS": writeLinks(to: &buffer)
        case "CLUSTER SLOTS": buffer.writeImmutableBuffer(shared.slots)
        case "CLUSTER SHARDS": buffer.writeImmutableBuffer(shared.shards)
        case "CONFIG GET":
            for piece in [shared.settings.head, own.host, shared.settings.tail] { buffer.writeImmutableBuffer(piece) }
        case "TIME": buffer.writeArray([String(now / 1000), String(now % 1000 * 1000)])
        case "ACL WHOAMI": buffer.writeBulk("default")
        case "ACL LIST": buffer.writeArray(["user default on nopass ~* &* +@all"])
        case "CLIENT LIST": buffer.writeBulk(clients)
        case "COMMAND COUNT": buffer.writeInteger(reply: 240)
        case "DBSIZE": buffer.writeInteger(reply: member.slots?.count ?? 0)
        case "PING": buffer.writeStaticString("+PONG\r\n")
        case "SIMULATOR LOAD":
            buffer.writeArrayHeader(shared.loads.count * 3)
            for count in shared.loads.flatMap(\.counts) { buffer.writeInteger(reply: count) }
        case "MEMORY DOCTOR":
            buffer.writeBulk("Sam, I detected no issue in this instance, I can only account for it.")
        case "ACL LOG", "SLOWLOG GET", "LATENCY LATEST", "MODULE LIST", "FUNCTION LIST", "MEMORY STATS":
            buffer.writeArrayHeader(0)
        default:
            if words.first?.uppercased() == "INFO" {
                write(info(of: words.dropFirst().first), to: &buffer)
            } else {
                buffer.writeString("-ERR unknown command '\(words.first ?? "")'\r\n")
            }
        }
    }

    private func owns(_ slot: Int) -> Bool { member.slots?.contains(slot) == true }

    private var clusterInfo: String {
        let count = shared.cluster.members.count
        let lines = [
            "cluster_state:ok", "cluster_slots_assigned:16384", "cluster_slots_ok:16384", "cluster_slots_pfail:0",
            "cluster_slots_fail:0", "cluster_known_nodes:\(count)", "cluster_size:\(shared.cluster.masterCount)",
            "cluster_current_epoch:\(count)", "cluster_my_epoch:\(member.epoch)", "cluster_stats_messages_sent:91234",
            "cluster_stats_messages_received:91230", "total_cluster_links_buffer_limit_exceeded:0",
        ]
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private func info(of section: String?) -> InfoTemplate {
        let answers = shared.info(ofMaster: member.isMaster)
        return section.map(answers.section) ?? answers.usual
    }

    private func write(_ template: InfoTemplate, to buffer: inout ByteBuffer) {
        let seconds = String(now / 1000 - 60)
        var body = ByteBuffer()
        body.reserveCapacity(8 << 10)
        for part in template.parts {
            switch part {
            case .bytes(let bytes): body.writeImmutableBuffer(bytes)
            case .runID: body.writeImmutableBuffer(own.runID)
            case .saved: body.writeString(seconds)
            case .replication: body.writeImmutableBuffer(own.replication)
            case .keyspace: body.writeImmutableBuffer(own.keyspace)
            }
        }
        buffer.writeBulkHeader(body.readableBytes)
        buffer.writeImmutableBuffer(body)
        buffer.writeLineEnd()
    }

    /// Two links for each other node.
    private func writeLinks(to buffer: inout ByteBuffer) {
        buffer.writeArrayHeader((shared.cluster.members.count - 1) * 2)
        for (other, links) in shared.links.enumerated() where other != place { buffer.writeImmutableBuffer(links) }
    }

    /// A few applications, one of them named.
    private var clients: String {
        (0..<5).map { number in
            "id=\(number + 5) addr=10.9.0.\(number + 1):4\(place)\(number) laddr=\(member.endpoint) fd=\(number + 9) "
                + "name=app-\(number) age=3600 idle=\(number) flags=N db=0 sub=0 psub=0 ssub=0 multi=-1 qbuf=0 "
                + "qbuf-free=0 argv-mem=0 multi-mem=0 rbs=1024 rbp=0 obl=0 oll=0 omem=0 tot-mem=22272 events=r "
                + "cmd=get user=default redir=-1 resp=2\n"
        }.joined()
    }
}
