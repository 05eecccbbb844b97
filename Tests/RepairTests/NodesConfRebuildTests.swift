import ClusterModel
import Testing

@testable import Repair

@Suite struct NodesConfRebuildTests {
    private let ids = (1...3).map { String(repeating: "\($0)", count: 40) }

    private var peer: String {
        """
        \(ids[0]) 127.0.0.1:9001@19001 myself,master - 0 0 7 connected 0-5460 [10->-\(ids[1])]
        \(ids[1]) 127.0.0.1:9002@19002 master,fail - 5 0 3 connected 5461-10922
        \(ids[2]) 127.0.0.1:9003@19003 slave \(ids[1]) 0 0 3 connected
        vars currentEpoch 9 lastVoteEpoch 4

        """
    }

    @Test("the mark myself moves, open slots and old opinions go, and it votes in no epoch twice")
    func rebuilt() throws {
        let text = try NodesConfRebuild(peer: peer, peerFile: "peer").text(forPort: 9002)
        let file = NodesConf.parse(text)
        #expect(file.problems.isEmpty && file.currentEpoch == 9 && file.lastVoteEpoch == 9)
        let own = try #require(file.myself)
        #expect(own.id.text == ids[1] && own.flags == [.myself, .master])
        #expect(own.slots == SlotSet(range: 5461...10922) && file.nodes.count == 3)
        #expect(file.nodes.allSatisfy(\.openSlots.isEmpty) && file.nodes.count { $0.isMyself } == 1)
    }

    @Test("whose file it is must be sure, and the peer's must be whole")
    func refused() throws {
        #expect(throws: JournalError.self) { try NodesConfRebuild(peer: peer, peerFile: "p").text(forPort: 9009) }
        #expect(throws: JournalError.self) { try NodesConfRebuild(peer: peer, peerFile: "p").text(forPort: 9001) }
        #expect(throws: JournalError.self) { try NodesConfRebuild(peer: String(peer.prefix(60)), peerFile: "p") }
    }
}
