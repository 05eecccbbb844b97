import Testing

@testable import ClusterModel

/// Views of many observers hold each line once.
@Suite struct SharedLinesTests {
    private let id = String(repeating: "ab", count: 20)

    @Test("what is read with others' lines at hand is what is read without", arguments: Samples.versions)
    func same(version: String) throws {
        let text = try Samples.text("\(version)/cluster-nodes.txt")
        let lines = SharedLines()
        let alone = ClusterNodes.parse(text)
        #expect(ClusterNodes.parse(text, sharing: lines) == alone)
        let count = lines.count
        #expect(ClusterNodes.parse(text, sharing: lines) == alone)
        #expect(lines.count == count && count == alone.nodes.count)
    }

    @Test("lines that differ only in their times are one object, and keep their own times")
    func times() throws {
        let lines = SharedLines()
        func view(_ ping: Int, _ pong: Int) -> ClusterNodes {
            .parse("\(id) 10.0.0.1:7000@17000 master - \(ping) \(pong) 3 connected 0-100", sharing: lines)
        }
        let (first, second) = (view(0, 5), view(77, 6))
        #expect(first.nodes[0].told === second.nodes[0].told && lines.count == 1)
        #expect(second.nodes[0].pingSent == 77 && second.nodes[0].pongReceived == 6)
        #expect(second.nodes[0].slots.count == 101)
        var changed = second.nodes[0]
        changed.host = "10.0.0.2"
        #expect(first.nodes[0].host == "10.0.0.1" && changed.host == "10.0.0.2")
    }

    @Test(
        "a line with a problem is read anew each time, so that the problem is told each time",
        arguments: ["-1 0 3 connected", "0 x 3 connected", "0 0 3 odd", "0  0 3 connected", "0 0"]
    )
    func problems(tail: String) {
        let lines = SharedLines()
        let text = "\(id) 10.0.0.1:7000@17000 master - \(tail)"
        for _ in 0..<2 { #expect(ClusterNodes.parse(text, sharing: lines) == ClusterNodes.parse(text)) }
    }

    @Test("myself is found, also after lines were taken away before it")
    func myself() {
        var view = ClusterNodes.parse(
            "\(id) h:1 master - 0 0 1 connected\n\(String(repeating: "c", count: 40)) h:2 myself,master - 0 0 1 connected"
        )
        #expect(view.myself?.port == 2)
        view.nodes.removeFirst()
        #expect(view.myself?.port == 2)
        view.nodes.removeAll()
        #expect(view.myself == nil)
    }
}
