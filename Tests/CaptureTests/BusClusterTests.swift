import TestSupport
import Testing

@testable import Capture

/// Members of one cluster are told from those of another, and named although they say nothing themselves.
@Suite struct BusClusterTests {
    private static func id(_ member: Int) -> String { String(repeating: "\(member)", count: 40) }

    private static func message(_ type: UInt16, _ member: Int) -> BusPacketBuilder {
        var packet = BusPacketBuilder(type: type)
        packet.sender = id(member)
        packet.port = 7000
        packet.busPort = 17000
        packet.configEpoch = 5
        packet.slots = [0...16383]
        return packet
    }

    /// The connection that one member opens to another.
    private static func link(_ from: Int, _ to: Int, _ capture: inout CaptureBuilder) -> TCPScript {
        var script = TCPScript(
            client: [10, 0, 0, UInt8(from)],
            clientPort: UInt16(40000 + to),
            server: [10, 0, 0, UInt8(to)],
            serverPort: 17000
        )
        script.handshake(&capture)
        return script
    }

    private static func greet(
        _ type: UInt16,
        _ from: Int,
        _ to: Int,
        _ script: inout TCPScript,
        _ capture: inout CaptureBuilder
    ) {
        script.request(&capture, message(type, from).bytes)
        script.reply(&capture, message(1, to).bytes)
    }

    private static func pairs(_ capture: inout CaptureBuilder) {
        for (from, to) in [(1, 2), (2, 1), (3, 4), (4, 3)] {
            var script = link(from, to, &capture)
            for _ in 0..<2 { greet(0, from, to, &script, &capture) }
        }
    }

    @Test("two clusters that claim the same slots with one epoch claim nothing of each other")
    func apart() throws {
        var capture = CaptureBuilder()
        Self.pairs(&capture)
        let summary = try Reading.summary(capture.pcap())
        #expect(summary.busNodes.map(\.cluster) == [1, 1, 2, 2])
        // Each pair is in conflict with itself only.
        #expect(
            summary.busConflicts.map { [$0.first, $0.second] } == [
                ["10.0.0.1:7000", "10.0.0.2:7000"], ["10.0.0.3:7000", "10.0.0.4:7000"],
            ]
        )
        #expect(summary.collisions.allSatisfy { ($0.first < "10.0.0.3") == ($0.second < "10.0.0.3") })
        #expect(!summary.events.contains { $0.kind == "clusters_joined" })
    }

    @Test("a MEET makes one of two, and a new member is no cluster")
    func joined() throws {
        var capture = CaptureBuilder()
        Self.pairs(&capture)
        for (from, to) in [(1, 5), (1, 3)] {
            var script = Self.link(from, to, &capture)
            Self.greet(2, from, to, &script, &capture)
        }
        let summary = try Reading.summary(capture.pcap())
        #expect(summary.busNodes.map(\.cluster) == [1, 1, 1, 1, 1])
        let events = summary.events.filter { $0.kind == "clusters_joined" }
        #expect(events.map { [$0.node, $0.subject] } == [["10.0.0.1:7000", "10.0.0.3:7000"]])
    }

    @Test("a member that says nothing has the address that others give it")
    func named() throws {
        var capture = CaptureBuilder()
        var script = Self.link(1, 2, &capture)
        var packet = Self.message(0, 1)
        packet.gossip = [.init(Self.id(8)), .init(Self.id(9))]
        packet.gossip[0].ip = "10.0.0.8"
        packet.gossip[0].port = 7008
        for index in 0..<2 { packet.gossip[index].flags = 0x05 }
        script.request(&capture, packet.bytes)
        let summary = try Reading.summary(capture.pcap())
        // The other one has no port, which is no address.
        #expect(Set(summary.busGossip.map(\.subject)) == ["10.0.0.8:7008", "99999999"])
    }
}
