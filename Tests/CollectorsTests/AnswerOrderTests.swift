import ClusterModel
import SampleCluster
import Testing

@testable import Collectors

@Suite struct AnswerOrderTests {
    private func endpoints(_ ports: [Int]) -> [Endpoint] { ports.map { Endpoint(host: "h", port: $0) } }

    private func take(_ port: Int, _ order: inout AnswerOrder, answered: Bool = true) {
        let endpoint = Endpoint(host: "h", port: port)
        let sample = NodeSample(endpoint: endpoint, seed: false, state: .answered)
        order.take(answered ? sample : nil, from: endpoint)
    }

    private func ports(_ samples: [NodeSample]) -> [Int] { samples.map(\.endpoint.port) }

    @Test("whoever is quicker waits for those before it")
    func order() {
        var order = AnswerOrder()
        order.expect(endpoints([3, 1, 2, 4]))
        take(2, &order)
        take(3, &order)
        #expect(order.handOn(atLeast: 1).isEmpty)
        take(1, &order)
        #expect(ports(order.handOn(atLeast: 1)) == [1, 2, 3])
        #expect(order.handOn(atLeast: 1).isEmpty)
        take(4, &order)
        #expect(ports(order.handOn(atLeast: 1)) == [4])
    }

    @Test("a few are kept back, and so they are when the queue grows meanwhile")
    func few() {
        var order = AnswerOrder()
        order.expect(endpoints([1, 5]))
        take(1, &order)
        #expect(order.handOn(atLeast: 2).isEmpty)
        order.expect(endpoints([2]))
        take(5, &order)
        #expect(order.handOn(atLeast: 2).isEmpty)
        take(2, &order)
        #expect(ports(order.handOn(atLeast: 2)) == [1, 2, 5])
    }

    @Test("a node without an answer holds nobody up, and one that comes too late is not handed on")
    func gaps() {
        var order = AnswerOrder()
        order.expect(endpoints([2, 4]))
        take(2, &order, answered: false)
        take(4, &order)
        #expect(ports(order.handOn(atLeast: 1)) == [4])
        order.expect(endpoints([3]))
        take(3, &order)
        #expect(order.handOn(atLeast: 1).isEmpty)
        take(9, &order)
        #expect(ports(order.handOn(atLeast: 1)) == [9])
    }

    @Test("nobody is handed on where nobody has answered, however few are wanted")
    func nobody() {
        var order = AnswerOrder()
        #expect(order.handOn(atLeast: 0).isEmpty)
        order.expect(endpoints([1]))
        #expect(order.handOn(atLeast: 0).isEmpty)
        take(1, &order, answered: false)
        #expect(order.handOn(atLeast: 0).isEmpty && order.handOn(atLeast: 1).isEmpty)
    }

    @Test("with one connection at a time each is handed on when its turn comes", arguments: [1, 2])
    func oneByOne(parallel: Int) throws {
        let samples = try SampleCluster().samples
        var discovery = Discovery(seeds: [samples[0].endpoint], parallel: parallel)
        var handedOn: [Int] = []
        for sample in samples {
            _ = discovery.take(.timeForSecondLook)
            _ = discovery.settled()
            _ = discovery.take(.interviewed(sample))
            handedOn += ports(discovery.settled())
        }
        #expect(handedOn == Array(9001...9006))
    }

    @Test("a collection hands on half as many as are asked at once, in the order of the result")
    func discovery() throws {
        let samples = try SampleCluster().samples
        var discovery = Discovery(seeds: [samples[3].endpoint], parallel: 4)
        var handedOn: [[Int]] = []
        for place in [3, 1, 0, 2, 5, 4] {
            _ = discovery.take(.interviewed(samples[place]))
            handedOn.append(ports(discovery.settled()))
        }
        #expect(handedOn == [[], [], [9001, 9002], [9003, 9004], [], [9005, 9006]])
        #expect(ports(discovery.samples().first.nodes) == handedOn.flatMap(\.self))
    }
}
