import ClusterModel
import Facts
import SampleCluster
import Testing

@testable import Collectors

@Suite struct UnawareTests {
    /// Who lacks whom when these nodes say this, port by port.
    private func unaware(_ samples: [NodeSample]) -> [String] {
        BeliefLedger(LiveSample(nodes: samples)).unaware.map { "\($0.observer) \($0.subjectID.suffix(4))" }
    }

    @Test("nodes that know one another lack nobody")
    func complete() throws {
        #expect(unaware(try SampleCluster().samples).isEmpty)
    }

    @Test("a node that forgot another is named, and nobody else")
    func forgotten() throws {
        var samples = try SampleCluster().samples
        let id = try SampleCluster.id(9004)
        samples[1].nodes?.nodes.removeAll { $0.id == id }
        #expect(unaware(samples) == ["127.0.0.1:9002 9004"])
    }

    @Test("a node that knows only itself lacks everybody, which its own count tells; nobody lacks it in rows")
    func lonely() throws {
        var samples = try SampleCluster().samples
        let id = try SampleCluster.id(9004)
        samples[3].nodes?.nodes.removeAll { $0.id != id }
        #expect(unaware(samples).isEmpty)
        for place in samples.indices where place != 3 { samples[place].nodes?.nodes.removeAll { $0.id == id } }
        #expect(unaware(samples).isEmpty)
    }

    @Test("an id that stands in handshake somewhere and nowhere else is made up")
    func handshake() throws {
        var samples = try SampleCluster().samples
        var stranger = ClusterNode(id: try SampleCluster.id(9999))
        stranger.flags = [.handshake]
        samples[0].nodes?.nodes.append(stranger)
        #expect(unaware(samples).isEmpty)
    }
}
