import ClusterModel
import TestSupport
import Testing

@testable import Capture

/// The life of a cluster of three masters and a replica, played message by message.
@Suite struct BusLifeTests {
    private static let ids = (0..<4).map { String(repeating: "\($0 + 1)", count: 40) }
    private static let slots = [0...5460, 5461...10922, 10923...16383]

    /// One connection from each member to each other one; both sides speak.
    private struct Play {
        var capture = CaptureBuilder()
        private var links: [[TCPScript]] = []

        init() {
            links = (0..<4).map { from in
                (0..<4).map { to in
                    TCPScript(
                        client: [10, 0, 0, UInt8(1 + from)],
                        clientPort: UInt16(40000 + to),
                        server: [10, 0, 0, UInt8(1 + to)],
                        serverPort: 17000
                    )
                }
            }
            for from in 0..<4 { for to in 0..<4 where from != to { links[from][to].handshake(&capture) } }
            for from in 0..<4 { for to in 0..<4 where from != to { greet(from, to) } }
        }

        /// PING and PONG, so that both ends are known.
        mutating func greet(_ from: Int, _ to: Int) {
            say(from, to, BusLifeTests.message(0, from))
            links[from][to].reply(&capture, BusLifeTests.message(1, to).bytes)
        }

        mutating func say(_ from: Int, _ to: Int, _ message: BusPacketBuilder) {
            links[from][to].request(&capture, message.bytes)
        }
    }

    private static func message(_ type: UInt16, _ sender: Int, epoch: UInt64? = nil, current: UInt64 = 5)
        -> BusPacketBuilder
    {
        var packet = BusPacketBuilder(type: type)
        packet.sender = ids[sender]
        packet.port = 7000
        packet.busPort = 17000
        packet.currentEpoch = current
        packet.configEpoch = epoch ?? UInt64(sender == 3 ? 1 : sender + 1)
        packet.flags = sender == 3 ? 0x12 : 0x11
        packet.master = sender == 3 ? ids[0] : ""
        packet.slots = [slots[sender % 3]]
        return packet
    }

    private static func gossip(_ sender: Int, about subject: Int, flags: UInt16) -> BusPacketBuilder {
        var packet = message(0, sender)
        packet.gossip = [.init(ids[subject])]
        packet.gossip[0].flags = flags
        return packet
    }

    private static func address(_ member: Int) -> String { "10.0.0.\(member + 1):7000" }

    @Test("a master dies: suspicion, FAIL, two elections, votes, new owner, UPDATE")
    func failover() throws {
        var play = Play()
        play.say(1, 2, Self.gossip(1, about: 0, flags: 0x05))
        let suspected = play.capture.frames.count
        play.say(2, 1, Self.gossip(2, about: 0, flags: 0x05))
        var fail = Self.message(3, 1)
        fail.payload = Array(Self.ids[0].utf8)
        play.say(1, 2, fail)
        let failed = play.capture.frames.count
        // One vote is not enough; it asks again.
        for to in [1, 2] { play.say(3, to, Self.message(5, 3, current: 6)) }
        play.say(1, 3, Self.message(6, 1, current: 6))
        for to in [1, 2] { play.say(3, to, Self.message(5, 3, current: 7)) }
        for from in [1, 2] { play.say(from, 3, Self.message(6, from, current: 7)) }
        var won = Self.message(1, 3, epoch: 7, current: 7)
        won.flags = 0x11
        won.master = ""
        play.say(3, 1, won)
        let promoted = play.capture.frames.count
        var update = Self.message(7, 1, current: 7)
        update.payload =
            BusPacketBuilder.big(UInt64(7)) + Array(Self.ids[3].utf8) + BusPacketBuilder.slotMap([0...5460])
        play.say(1, 2, update)

        let summary = try Reading.summary(play.capture.pcap())
        let events = summary.events
        func one(_ kind: String) throws -> EventSummary { try #require(events.first { $0.kind == kind }, "\(kind)") }
        #expect(events.filter { $0.kind == "pfail" }.map(\.node) == [Self.address(1), Self.address(2)])
        #expect(try one("pfail").frame == suspected && one("pfail").subject == Self.address(0))
        #expect(try one("fail").frame == failed && one("fail").subject == Self.address(0))
        #expect(events.filter { $0.kind == "election" }.map(\.epoch) == [6, 7])
        #expect(try one("election_lost").node == Self.address(3) && one("election_lost").epoch == 6)
        #expect(
            events.filter { $0.kind == "vote" }.map(\.subject) == [Self.address(3), Self.address(3), Self.address(3)]
        )
        #expect(try one("promoted").frame == promoted && one("promoted").epoch == 7)
        let gained = try one("slots_gained")
        #expect(gained.slots == "0-5460" && gained.subject == Self.address(0) && gained.node == Self.address(3))
        #expect(try one("update").subject == Self.address(3) && one("update").slots == "0-5460")

        #expect(summary.elections.map(\.outcome) == ["lost", "won"] && summary.elections.map(\.votes) == [1, 2])
        let last = try #require(summary.elections.last)
        #expect(last.majority == 2 && last.requests == 2 && last.ended?.frame == promoted && !last.isManual)
        #expect(last.master == Self.address(0) && last.masterHeard != nil)
        let collision = try #require(summary.collisions.first)
        #expect(collision.slots?.description == "0-5460" && collision.until == nil)
        #expect(summary.busNodes.first { $0.address == Self.address(3) }?.slots.description == "0-5460")
    }

    @Test("slots that move, and are given back")
    func moves() throws {
        var play = Play()
        for last in 5461...5463 {
            var taker = Self.message(0, 0, epoch: 9, current: 9)
            taker.slots = [0...last]
            play.say(0, 1, taker)
            var giver = Self.message(0, 1, current: 9)
            giver.slots = [(last + 1)...10922]
            play.say(1, 0, giver)
        }
        let summary = try Reading.summary(play.capture.pcap())
        let gained = summary.events.filter { $0.kind == "slots_gained" }
        #expect(gained.map(\.slots) == ["5461", "5462", "5463"] && gained.allSatisfy { $0.subject == Self.address(1) })
        #expect(summary.events.filter { $0.kind == "slots_lost" }.map(\.slots) == ["5461", "5462", "5463"])
        #expect(summary.collisions.count == 3 && summary.collisions.allSatisfy { $0.until != nil })
    }

    @Test("two masters with one config epoch")
    func epochs() throws {
        var play = Play()
        play.say(1, 2, Self.message(0, 1, epoch: 3))
        let collisions = try Reading.summary(play.capture.pcap()).collisions
        #expect(collisions.map(\.epoch) == [3] && collisions.first?.slots == nil)
        #expect(Set([collisions.first?.first, collisions.first?.second]) == [Self.address(1), Self.address(2)])
    }
}
