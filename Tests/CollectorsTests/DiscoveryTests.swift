import ClusterModel
import Facts
import SampleCluster
import Testing

@testable import Collectors

@Suite struct DiscoveryTests {
    private let seed = Endpoint(host: "127.0.0.1", port: 9001)

    private func interviews(_ steps: [Discovery.Step]) -> [Int] {
        steps.compactMap { if case .interview(let endpoint) = $0 { endpoint.port } else { nil } }.sorted()
    }

    private func probes(_ steps: [Discovery.Step]) -> [String] {
        steps.compactMap { if case .probeBus(let node, let target) = $0 { "\(node.name) \(target.port)" } else { nil } }
    }

    @Test("every node that anyone knows is asked once, and its bus port tried")
    func once() throws {
        let samples = try SampleCluster().samples
        var discovery = Discovery(seeds: [seed])
        let first = discovery.take(.interviewed(samples[0]))
        #expect(interviews(first) == [9002, 9003, 9004, 9005, 9006] && probes(first) == ["127.0.0.1:9001 19001"])
        for sample in samples.dropFirst() {
            let steps = discovery.take(.interviewed(sample))
            #expect(interviews(steps) == [] && probes(steps) == ["\(sample.name) \(sample.endpoint.port + 10_000)"])
        }
        #expect(!discovery.isFinished)
        for sample in samples {
            let probe = ProbeFact(kind: "bus-port", node: sample.name, target: "t", ok: true, result: "open")
            #expect(discovery.take(.probed(probe)).isEmpty)
        }
        #expect(discovery.isFinished)
        let (look, second) = discovery.samples()
        #expect(look.nodes.map(\.endpoint.port) == Array(9001...9006) && look.probes.count == 6 && second == nil)
    }

    @Test("of two seeds neither is asked again by what the other knows")
    func seeds() throws {
        let samples = try SampleCluster().samples
        var discovery = Discovery(seeds: [seed, seed, Endpoint(host: "127.0.0.1", port: 9002)])
        #expect(interviews(discovery.take(.interviewed(samples[0]))) == [9003, 9004, 9005, 9006])
        #expect(interviews(discovery.take(.interviewed(samples[1]))) == [])
    }

    @Test("one node under two names is one node")
    func twoNames() throws {
        let samples = try SampleCluster().samples
        var alias = samples[0]
        alias.endpoint = Endpoint(host: "localhost", port: 9001)
        var discovery = Discovery(seeds: [alias.endpoint])
        #expect(interviews(discovery.take(.interviewed(alias))) == [9002, 9003, 9004, 9005, 9006])
        // The others know it as 127.0.0.1, but its id tells that it has been asked.
        #expect(interviews(discovery.take(.interviewed(samples[1]))) == [])
        #expect(discovery.samples().first.nodes.map(\.name) == ["127.0.0.1:9002", "127.0.0.1:9001"])

        var both = Discovery(seeds: [alias.endpoint, seed])
        _ = both.take(.interviewed(alias))
        #expect(both.take(.interviewed(samples[0])).isEmpty && both.samples().first.nodes.count == 1)
    }

    @Test("entries in handshake and without an address are not asked", arguments: ["handshake", "noaddr"])
    func passedOver(flag: String) throws {
        var cluster = try SampleCluster()
        cluster[9003].trouble = flag
        var discovery = Discovery(seeds: [seed])
        #expect(interviews(discovery.take(.interviewed(cluster.samples[0]))) == [9002, 9004, 9005, 9006])
    }

    @Test("a node that gave no answer is kept, leads nowhere, and its bus is not tried")
    func silent() throws {
        var discovery = Discovery(seeds: [seed])
        let steps = discovery.take(.interviewed(NodeSample(endpoint: seed, seed: true, state: .refused)))
        #expect(steps.isEmpty && discovery.isFinished && discovery.samples().first.nodes.map(\.state) == [.refused])
    }

    @Test("a second look is taken at those who answered, and only while someone keeps us waiting")
    func secondLook() throws {
        var samples = try SampleCluster(replicas: false).samples
        samples[0].connectMilliseconds = 1
        var discovery = Discovery(seeds: [seed])
        _ = discovery.take(.interviewed(samples[0]))
        let steps = discovery.take(.timeForSecondLook)
        let names = steps.compactMap { if case .lookAgain(let sample) = $0 { sample.name } else { nil } }
        #expect(steps.count == 1 && names == ["127.0.0.1:9001"])
        var again = samples[0]
        again.detail = "second"
        #expect(discovery.take(.lookedAgain(again)).isEmpty)
        for sample in samples.dropFirst() { _ = discovery.take(.interviewed(sample)) }
        #expect(discovery.take(.timeForSecondLook).isEmpty)
        let (first, second) = discovery.samples()
        #expect(first.nodes.map(\.detail) == [nil, nil, nil] && second?.nodes.map(\.detail) == ["second", nil, nil])
    }

    @Test("where nodes wait for their turn, what is late says nothing, and nobody is looked at twice")
    func queue() throws {
        var samples = try SampleCluster().samples
        samples[0].connectMilliseconds = 1
        var discovery = Discovery(seeds: [seed], parallel: 5)
        _ = discovery.take(.interviewed(samples[0]))
        #expect(discovery.take(.timeForSecondLook).isEmpty)
    }
}
