import Testing

@testable import ClusterModel

@Suite struct ClusterNodesTests {
    @Test(arguments: Samples.versions, ["cluster-nodes.txt", "fault-auth/cluster-nodes.txt"])
    func samples(version: String, file: String) throws {
        let view = ClusterNodes.parse(try Samples.text("\(version)/\(file)"))
        #expect(view.problems.isEmpty)
        #expect(view.nodes.count == 6)
        #expect(view.nodes.filter(\.isMaster).count == 3 && view.nodes.filter(\.isReplica).count == 3)
        #expect(view.nodes.reduce(into: SlotSet()) { $0.formUnion($1.slots) } == .all)
        #expect(view.myself.map { view[$0.id] } == view.myself)
        for node in view.nodes {
            #expect(node.host == "127.0.0.1" && (17201...17206).contains(node.port) && node.linkConnected)
            #expect(node.busPort == (version.hasPrefix("redis-3") ? nil : node.port + 10000))
            #expect(node.isReplica == (node.masterID.flatMap { view[$0]?.isMaster } == true))
            #expect(node.endpoint == Endpoint(host: "127.0.0.1", port: node.port) && node.hostname == nil)
        }
    }

    @Test(arguments: Samples.troubled) func openSlots(version: String) throws {
        let all = try Samples.text("\(version)/node-states/2-handshake-migrating-nofailover.txt")
        let views = all.split(separator: "-- seen").map { ClusterNodes.parse(String($0)) }
        let (source, target) = (try #require(views[0].myself), try #require(views[1].myself))
        #expect(source.openSlots == [OpenSlot(slot: 10, direction: .migrating, peer: target.id)])
        #expect(target.openSlots == [OpenSlot(slot: 10, direction: .importing, peer: source.id)])
        #expect(views[2].nodes.allSatisfy { $0.openSlots.isEmpty })
        #expect(views[0].nodes.contains { $0.flags == .handshake && $0.port == 17299 })
        #expect(views[2].myself?.flags.contains(.nofailover) == (version != "redis-3.0.7"))
    }

    @Test("nodes that fail, between lines that are no nodes", arguments: Samples.troubled)
    func failing(version: String) throws {
        let pfail = ClusterNodes.parse(try Samples.text("\(version)/node-states/3-pfail.txt"))
        #expect(pfail.nodes.filter { $0.flags == [.master, .pfail] }.map(\.port) == [17202])
        let fail = ClusterNodes.parse(try Samples.text("\(version)/node-states/4-fail.txt"))
        #expect(fail.nodes.filter { $0.flags == [.master, .fail] }.map(\.port) == [17202])
        #expect(fail.nodes.count == 4 && !fail.problems.isEmpty)
    }

    @Test("a node that has met nobody has no address", arguments: Samples.troubled)
    func fresh(version: String) throws {
        let view = ClusterNodes.parse(try Samples.text("\(version)/node-states/1-fresh-node.txt"))
        let node = try #require(view.myself)
        #expect(node.host.isEmpty && node.port == 17201 && node.endpoint == nil && node.slots.isEmpty)
    }

    @Test(
        arguments: [
            (":0@0", "", 0, 0, nil), ("127.0.0.1:1", "127.0.0.1", 1, nil, nil),
            ("::1:7000@17000", "::1", 7000, 17000, nil),
            ("[fe80::1]:7000@17000", "fe80::1", 7000, 17000, nil),
            ("10.0.0.1:1@2,node.example", "10.0.0.1", 1, 2, "node.example"),
            ("10.0.0.1:1@2,", "10.0.0.1", 1, 2, nil),
            ("10.0.0.1:1@2,tls-port=9,node.example,k=v=w", "10.0.0.1", 1, 2, "node.example"),
        ] as [(String, String, Int, Int?, String?)]
    )
    func addresses(text: String, host: String, port: Int, bus: Int?, hostname: String?) throws {
        let id = try Samples.id("a")
        let view = ClusterNodes.parse("\(id) \(text) myself,master,noaddr - 0 0 0 disconnected")
        #expect(view.problems.isEmpty)
        let node = try #require(view.myself)
        #expect(node.host == host && node.port == port && node.busPort == bus && node.hostname == hostname)
        #expect(!node.linkConnected && node.flags.description == "myself,master,noaddr")
        if text.contains("k=v") { #expect(node.extras == ["tls-port": "9", "k": "v=w"] && node.tlsPort == 9) }
    }

    @Test("a bad line is named and costs no good line") func badLines() throws {
        let (a, b) = (try Samples.id("a"), try Samples.id("b"))
        let view = ClusterNodes.parse(
            """
            short 127.0.0.1:1@2 master - 0 0 0 connected
            \(a) 127.0.0.1:1 master
            \(a) nowhere master,odd 12 x 0 99999999999999999999 maybe 0-5 16384 [1->-x] \u{1B}[2J
            \(b) 127.0.0.1:1@2 noflags \(a) 5 6 7 connected 1\r

            \(b) 127.0.0.1:1@2 slave - 5 6 7 connected
            """
        )
        #expect(view.nodes.map(\.id) == [a, b, b])
        #expect(view.nodes[0].slots == SlotSet(range: 0...5) && view.nodes[1].slots == SlotSet(range: 1...1))
        #expect(view.nodes[1].flags == .noflags && view.nodes[1].masterID == a)
        #expect(view.nodes[1].pingSent == 5 && view.nodes[1].pongReceived == 6 && view.nodes[1].configEpoch == 7)
        #expect(
            view.problems.map(\.line) == [1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0]
        )
        #expect(view.problems.contains(ParseProblem(line: 3, reason: .badSlots(".[2J"))))
        #expect(view.problems.suffix(2).map(\.reason) == [.duplicateNode(b), .noMyself])
    }
}
