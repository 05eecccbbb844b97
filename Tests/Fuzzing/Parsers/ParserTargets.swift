import Capture
import ClusterBus
import ClusterModel
import RESP
import Replication

extension FuzzTarget {
    static let all = [
        FuzzTarget(name: "cluster-nodes", run: clusterNodes), FuzzTarget(name: "nodes-conf", run: nodesConf),
        FuzzTarget(name: "info", run: info), FuzzTarget(name: "redis-conf", run: redisConf),
        FuzzTarget(name: "acl", run: acl), FuzzTarget(name: "client-list", run: clientList),
        FuzzTarget(name: "log", run: log), FuzzTarget(name: "resp", run: resp),
        FuzzTarget(name: "bus") { BusFuzzEntry.run($0) },
        FuzzTarget(name: "replication") { ReplicationFuzzEntry.run($0) },
        FuzzTarget(name: "capture") { CaptureFuzzEntry.file($0) },
        FuzzTarget(name: "segments") { CaptureFuzzEntry.segments($0) },
    ]

    private static func clusterNodes(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let view = ClusterNodes.parse(text)
        let lines = SharedLines()
        // The quick way must see what the careful one sees, the first time and when it knows the lines.
        for _ in 0..<2 {
            let shared = ClusterNodes.parse(text, sharing: lines)
            precondition(shared == view, "shared lines give another view")
        }
        for node in view.nodes {
            precondition((0...65_535).contains(node.port) && node.pingSent >= 0 && node.configEpoch >= 0)
            precondition(node.openSlots.allSatisfy { (0..<16_384).contains($0.slot) })
            precondition(SlotSet(text: node.slots.description) == node.slots, "slots do not survive being written")
            if let endpoint = node.endpoint { _ = Endpoint(endpoint.description) }
        }
    }

    private static func nodesConf(_ bytes: [UInt8]) {
        let file = NodesConf.parse(String(decoding: bytes, as: UTF8.self))
        precondition(file.problems.count <= 101)
        precondition((file.currentEpoch ?? 0) >= 0 && (file.lastVoteEpoch ?? 0) >= 0)
    }

    private static func info(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let info = InfoText(text)
        precondition(info.entries.allSatisfy { info[$0.field] != nil })
        _ = ServerVersion(info: info)
        if let replication = ReplicationInfo(info) { precondition((replication.downSeconds ?? 0) >= 0) }
        _ = ClusterInfo.parse(text)
    }

    private static func redisConf(_ bytes: [UInt8]) {
        let file = ConfigFile(bytes: bytes)
        precondition(file.bytes == bytes, "a file that was read is not written as it was")
        let edited = file.setting("masterauth", to: ["a b", "\"c"])
        let again = ConfigFile(bytes: edited.bytes)
        precondition(again.directives(named: "masterauth").last != nil, "an edit is lost")
    }

    private static func acl(_ bytes: [UInt8]) {
        guard let rules = ACLRules(String(decoding: bytes, as: UTF8.self)) else { return }
        _ = (rules.canReplicate, rules.allowsDangerous, rules.commands, rules.selectors.count)
    }

    private static func clientList(_ bytes: [UInt8]) {
        for line in ClientLine.parse(String(decoding: bytes, as: UTF8.self)) {
            _ = (line.endpoint, line.kind, line.flags, line.subscriptions)
        }
    }

    private static func log(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        for isTail in [false, true] {
            let summary = LogSummary(text, isTail: isTail)
            precondition(summary.unparsed <= summary.lines && summary.events.allSatisfy { $0.line > 0 })
        }
    }

    /// However the bytes are cut, the same values come out.
    private static func resp(_ bytes: [UInt8]) {
        let limits = RESPLimits(depth: 8, bulkLength: 1 << 16, elements: 1 << 12, totalBytes: 1 << 18)
        let whole = values(bytes, limits, cutAt: bytes.count)
        let cut = bytes.first.map { Int($0) % (bytes.count + 1) } ?? 0
        precondition(values(bytes, limits, cutAt: cut) == whole, "values depend on how the bytes were cut")
    }

    private static func values(_ bytes: [UInt8], _ limits: RESPLimits, cutAt cut: Int) -> [String] {
        var parser = RESPParser(limits: limits)
        var values: [String] = []
        for piece in [bytes[..<cut], bytes[cut...]] {
            parser.append(piece)
            do throws(RESPError) {
                while let value = try parser.nextValue() { values.append("\(value)") }
            } catch {
                values.append("error at \(error.offset)")
                return values
            }
        }
        return values
    }
}
