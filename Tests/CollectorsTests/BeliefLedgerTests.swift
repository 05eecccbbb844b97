import ClusterModel
import Facts
import SampleCluster
import TestSupport
import Testing

@testable import Collectors

@Suite struct BeliefLedgerTests {
    /// A sample of nodes with these views; the observer is the view's own node.
    private func ledger(_ views: [String]) -> (beliefs: [BeliefFact], dissents: [DissentFact]) {
        let nodes = views.map { text in
            let view = ClusterNodes.parse(text)
            let endpoint = view.myself?.endpoint ?? Endpoint(host: "127.0.0.1", port: 1)
            var sample = NodeSample(endpoint: endpoint, seed: false, state: .answered)
            sample.nodes = view
            return sample
        }
        return BeliefLedger(LiveSample(nodes: nodes)).facts()
    }

    @Test("nodes that agree about one another make one belief each, beside its own word")
    func agreement() throws {
        let (beliefs, dissents) = BeliefLedger(LiveSample(nodes: try SampleCluster().samples)).facts()
        #expect(beliefs.count == 12 && dissents.isEmpty)
        #expect(beliefs.filter(\.own).map(\.observers) == [1, 1, 1, 1, 1, 1])
        #expect(beliefs.filter { !$0.own }.allSatisfy { $0.observers == 5 && $0.isConsensus && $0.health == "ok" })
        #expect(beliefs.map(\.belief) == Array(1...12))
        #expect(beliefs.first { $0.subject == "127.0.0.1:9004" }?.masterID == (try SampleCluster.id(9001).text))
    }

    private static let versions = [
        "redis-3.0.7", "redis-4.0.14", "redis-6.2.16", "redis-7.2.6", "redis-8.2.3", "valkey-9.1.2",
    ]

    @Test("a node that fails: the view of one observer", arguments: versions)
    func failing(version: String) throws {
        let view = try ProjectFolder.text("fixtures/samples/\(version)/node-states/3-pfail.txt")
        let (beliefs, dissents) = ledger([view])
        #expect(beliefs.filter { $0.health == "pfail" }.map(\.subject) == ["127.0.0.1:17202"])
        #expect(beliefs.count == 4 && beliefs.count(where: \.own) == 1 && dissents.isEmpty)
        #expect(beliefs.first(where: \.own)?.slots == "0-5460")
    }

    @Test("three observers in the middle of a reshard agree on all but a handshake", arguments: versions)
    func reshard(version: String) throws {
        let text = try ProjectFolder.text(
            "fixtures/samples/\(version)/node-states/2-handshake-migrating-nofailover.txt"
        )
        let (beliefs, dissents) = ledger(text.split(separator: "-- seen").map(String.init))
        let handshake = beliefs.filter { $0.health == "handshake" }
        #expect(handshake.map(\.subject) == ["127.0.0.1:17299"] && handshake.map(\.observers) == [1])
        let unasked = beliefs.filter { $0.subject == "127.0.0.1:17203" }
        #expect(unasked.map(\.observers) == [3] && unasked.map(\.slots) == ["10923-16383"])
        #expect(dissents.isEmpty)
    }

    @Test("the odd one out is named with its belief, and a node's own word is no dissent")
    func dissent() throws {
        var odd = try SampleCluster()
        odd[9002].trouble = "fail"
        odd[9003].slots = "10923-16000"
        var nodes = try SampleCluster().samples
        nodes[0].nodes = odd.samples[0].nodes
        let (beliefs, dissents) = BeliefLedger(LiveSample(nodes: nodes)).facts()
        #expect(dissents.map(\.observer) == ["127.0.0.1:9001", "127.0.0.1:9001"])
        let doubted = dissents.compactMap { dissent in beliefs.first { $0.belief == dissent.belief } }
        #expect(doubted.map(\.subject) == ["127.0.0.1:9002", "127.0.0.1:9003"])
        #expect(doubted.map(\.health) == ["fail", "ok"] && doubted[1].slots == "10923-16000")
        #expect(doubted.allSatisfy { !$0.isConsensus && $0.observers == 1 })
        #expect(zip(dissents, doubted).allSatisfy { $0.subjectID == $1.subjectID })
    }

    @Test("a thousand views that agree cost a row for each node, not for each pair")
    func thousand() throws {
        let members = try (0..<60).map { try SampleCluster.member(9000 + $0, slots: "\($0)") }
        let (beliefs, dissents) = BeliefLedger(LiveSample(nodes: SampleCluster(members).samples)).facts()
        #expect(beliefs.count == 120 && dissents.isEmpty)
    }

    @Test("a node whose address nobody knows is called by its id")
    func noAddress() throws {
        let id = try SampleCluster.id(9009)
        let (beliefs, _) = ledger(["\(id.text) :0@0 master,noaddr - 0 0 0 disconnected"])
        #expect(beliefs.map(\.subject) == ["node aaaaaaaa"] && beliefs.map(\.health) == ["noaddr"])
    }
}
