import ClusterModel
import Facts
import GRDB
import RESP
import SampleCluster
import TestSupport
import Testing

@testable import Collectors

@Suite struct SampleFactsTests {
    private func count(_ store: FactStore, _ sql: String) throws -> Int? {
        try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(sql)") }
    }

    @Test("what nodes said becomes rows, and each question is booked")
    func rows() throws {
        var cluster = try SampleCluster()
        cluster[9001].keys = 12
        cluster[9006].answers = false
        let store = try FactStore()
        try LiveSample(nodes: cluster.samples).write(to: store)
        let master = try #require(try store.read { try Row.fetchOne($0, sql: "SELECT * FROM node WHERE port = 9001") })
        #expect(
            master["role"] as String == "master" && master["keys"] as Int == 12 && master["slots_owned"] as Int == 5461
        )
        #expect(master["version_num"] as Int == 70_206 && master["flavour"] as String == "redis")
        #expect(
            master["bus_port"] as Int == 19001 && master["auth_required"] as Int == 0
                && master["known_nodes"] as Int == 6
        )
        #expect(try count(store, "collection WHERE node = '127.0.0.1:9001' AND status = 'ok'") == 5)
        #expect(try count(store, "collection WHERE node = '127.0.0.1:9006'") == 1)
        #expect(try count(store, "node WHERE port = 9006 AND state = 'refused' AND role IS NULL AND keys IS NULL") == 1)
        #expect(try count(store, "cluster_info") == 5)
    }

    @Test("what is written while others are still being asked makes the same store", arguments: [1, 3, 6])
    func early(count: Int) throws {
        var cluster = try SampleCluster()
        cluster[9006].answers = false
        let sample = LiveSample(nodes: cluster.samples)
        let (whole, parts) = (try FactStore(), try FactStore())
        try sample.write(to: whole)
        var writing = SampleWriting()
        for node in sample.nodes.prefix(count) { try writing.addEarly([node], to: parts) }
        try writing.addNodes(of: sample, to: parts)
        try writing.addFollowUps(of: sample, to: parts)
        for table in FactCatalogue.tables {
            // Settings are stored name after name of those who come together, and looked for by name.
            let order = table.name == "config" ? "name, node" : "rowid"
            let sql = "SELECT * FROM \(table.name) ORDER BY \(order)"
            let rows = try whole.read { try Row.fetchAll($0, sql: sql) }
            #expect(try parts.read { try Row.fetchAll($0, sql: sql) } == rows, "\(table.name)")
        }
        #expect(try self.count(parts, "info") ?? 0 > count)
    }

    @Test("a question that was refused is booked with the refusal")
    func refused() throws {
        var sample = try SampleCluster().samples[0]
        let before = sample.config
        Question.config.take(.error(RESPErrorReply(line: "NOPERM no permission")), &sample)
        Question.clusterInfo.take(.error(RESPErrorReply(line: "ERR unknown subcommand")), &sample)
        #expect(sample.config == before)
        let booked = Dictionary(sample.collectionFacts.map { ($0.collector, $0) }) { first, _ in first }
        #expect(booked[.config]?.status == .denied && booked[.config]?.detail == "NOPERM no permission")
        #expect(booked[.clusterInfo]?.status == .unsupported && booked[.info]?.status == .ok)
    }

    @Test("a ping that waits for a second or longer is a silence, with real texts")
    func silence() throws {
        let view = ClusterNodes.parse(try ProjectFolder.text("fixtures/samples/redis-7.2.6/node-states/3-pfail.txt"))
        var sample = NodeSample(endpoint: Endpoint(host: "127.0.0.1", port: 17201), seed: true, state: .answered)
        sample.nodes = view
        sample.clockMilliseconds = 1_795_384_060_032
        let silences = sample.silences([:])
        #expect(silences.map(\.node) == ["127.0.0.1:17202"] && silences.map(\.pingAgeMilliseconds) == [2000])
        #expect(silences.map(\.pongAgeMilliseconds) == [3007])
        sample.clockMilliseconds = 1_795_384_059_031
        #expect(sample.silences([:]).isEmpty)
        sample.clockMilliseconds = nil
        #expect(sample.silences([:]).isEmpty)
    }

    @Test("slots are doubtful that stand open or that nobody owns, unless nobody owns anything")
    func doubtful() throws {
        var cluster = try SampleCluster()
        #expect(LiveSample(nodes: cluster.samples).doubtfulSlots.isEmpty)
        cluster[9001].slots = "0-41 43-5460"
        cluster[9002].openSlots = ["[6000->-\(try SampleCluster.id(9003).text)]"]
        #expect(LiveSample(nodes: cluster.samples).doubtfulSlots.map { $0 } == [42, 6000])
        for port in 9001...9003 { cluster[port].slots = "" }
        cluster[9002].openSlots = []
        #expect(LiveSample(nodes: cluster.samples).doubtfulSlots.isEmpty)
    }

    @Test("a login is rehearsed where a link is down and the master speaks")
    func rehearsals() throws {
        var cluster = try SampleCluster()
        #expect(LoginRehearsal.needed(in: LiveSample(nodes: cluster.samples)).isEmpty)
        cluster[9004].linkStatus = "down"
        cluster[9004].masterauth = "x"
        cluster[9005].linkStatus = "down"
        cluster[9002].answers = false
        let needed = LoginRehearsal.needed(in: LiveSample(nodes: cluster.samples))
        #expect(needed.map(\.replica) == ["127.0.0.1:9004"] && needed.map(\.master.name) == ["127.0.0.1:9001"])
        #expect(needed[0].password == Secret("x") && needed[0].username == nil)
    }
}
