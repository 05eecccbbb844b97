import ClusterModel
import TestSupport
import Testing

@testable import ClusterBus

/// Elections, and slots and epochs over time.
@Suite struct BusTimelineTests {
    private static let ids = HandMade.id.map { NodeID($0) }

    /// A timeline of packets, one per second.
    private static func timeline(_ packets: [BusPacketBuilder]) -> BusTimeline {
        var timeline = BusTimeline()
        for (index, packet) in packets.enumerated() {
            packet.bytes.withUnsafeBytes { bytes in
                guard let view = BusMessageView(bytes) else { return }
                timeline.note(view, at: moment(index))
            }
        }
        return timeline
    }

    private static func moment(_ second: Int) -> BusMoment {
        BusMoment(time: UInt64(second) * 1_000_000_000, frame: second + 1)
    }

    private static func packet(
        _ type: UInt16,
        _ sender: Int,
        master: Int? = nil,
        _ slots: ClosedRange<Int>?,
        epoch: UInt64,
        current: UInt64 = 5
    ) -> BusPacketBuilder {
        var packet = BusPacketBuilder(type: type)
        packet.sender = HandMade.id[sender]
        packet.master = master.map { HandMade.id[$0] } ?? ""
        packet.flags = master == nil ? 0x11 : 0x12
        packet.slots = slots.map { [$0] } ?? []
        packet.configEpoch = epoch
        packet.currentEpoch = current
        return packet
    }

    private static let start = [
        packet(0, 0, 0...5460, epoch: 1), packet(0, 1, 5461...10922, epoch: 2), packet(0, 2, 10923...16383, epoch: 3),
        packet(0, 3, master: 0, 0...5460, epoch: 1),
    ]

    @Test(arguments: [
        "redis-3.2.13", "redis-5.0.14", "redis-7.0.15", "redis-7.4.1", "redis-8.2.3", "valkey-8.0.1", "valkey-9.1.2",
    ])
    func manualFailover(sample: String) throws {
        var timeline = BusTimeline()
        try PacketCapture.sample("\(sample)/bus.pcap").forEachBusMessage { message, segment in
            timeline.note(message, at: BusMoment(time: UInt64(segment.time * 1e9), frame: segment.frame))
        }
        let view = ClusterNodes.parse(try ProjectFolder.text("fixtures/samples/\(sample)/cluster-nodes.txt"))
        let election = try #require(timeline.elections.all.first)
        #expect(timeline.elections.all.count == 1 && election.isManual && election.epoch == 7)
        let old = try #require(election.master.flatMap { view[$0] })
        #expect(view[election.candidate]?.masterID == old.id)
        let began = try #require(election.began)
        let asked = election.asked.seconds(since: began)
        #expect(asked >= 0 && asked < 5 && election.requests == 5)
        // Two of three masters are enough; the third may vote later.
        #expect(
            election.votes.count >= 2 && Set(election.votes.keys).isSubset(of: view.nodes.filter(\.isMaster).map(\.id))
        )
        guard case .won(let won) = election.outcome else {
            Issue.record("not won: \(election.outcome)")
            return
        }
        #expect(won.seconds(since: election.asked) >= 0 && won.seconds(since: election.asked) < 2)
        #expect(election.votes.values.contains { $0.time <= won.time })

        let transfer = try #require(timeline.ownership.transfers.first)
        #expect(timeline.ownership.transfers.count == 1)
        #expect(transfer.owner == election.candidate && transfer.slots == old.slots && transfer.configEpoch == 7)
        #expect(transfer.at == won)
        // Until the old master has heard of it both claim the slots: for well under a second.
        for collision in timeline.ownership.collisions {
            let until = try #require(collision.until)
            #expect(collision.kind == .slots(old.slots) && until.seconds(since: collision.since) < 1)
        }
        #expect(
            timeline.ownership[old.id]?.isMaster == false && timeline.ownership[election.candidate]?.isMaster == true
        )
    }

    @Test func anElectionThatFailsAndOneThatWins() throws {
        var request = Self.packet(5, 3, master: 0, 0...5460, epoch: 1, current: 6)
        var again = request
        again.currentEpoch = 7
        let packets =
            Self.start + [
                request, request, Self.packet(6, 1, 5461...10922, epoch: 2, current: 6), again,
                Self.packet(6, 1, 5461...10922, epoch: 2, current: 7),
                Self.packet(6, 2, 10923...16383, epoch: 3, current: 7),
                Self.packet(1, 3, 0...5460, epoch: 7, current: 7),
            ]
        request.messageFlags = 0
        let elections = Self.timeline(packets).elections
        let (first, second) = (try #require(elections.all.first), try #require(elections.all.last))
        #expect(elections.all.count == 2 && first.candidate == Self.ids[3] && first.master == Self.ids[0])
        #expect(!first.isManual && first.began == nil && first.masterHeard == Self.moment(0))
        #expect(first.requests == 2 && first.masters == 3 && first.majority == 2)
        #expect(first.votes.count == 1 && first.outcome == .lost(Self.moment(7)))
        #expect(second.votes.count == 2 && second.outcome == .won(Self.moment(10)))
    }

    @Test func slotsThatMoveOneByOne() {
        let packets =
            Self.start + [
                Self.packet(0, 1, 5460...10922, epoch: 9), Self.packet(0, 0, 0...5459, epoch: 1),
                Self.packet(0, 1, 5460...10921, epoch: 9),
            ]
        let ownership = Self.timeline(packets).ownership
        #expect(
            ownership.transfers.map(\.slots) == [SlotSet(range: 5460...5460)]
                && ownership.transfers.first?.previous == Self.ids[0] && ownership.transfers.first?.owner == Self.ids[1]
        )
        #expect(ownership.collisions.map(\.until) == [Self.moment(5)])
        #expect(ownership.collisions.map(\.kind) == [.slots(SlotSet(range: 5460...5460))])
        #expect(ownership.unclaimed == SlotSet(range: 10922...10922) && ownership.mastersWithSlots == 3)
    }

    @Test func slotsThatTwoClaimFromTheStart() {
        let packets = [Self.packet(0, 0, 0...9000, epoch: 1), Self.packet(0, 1, 8000...16383, epoch: 2)]
        let ownership = Self.timeline(packets).ownership
        #expect(ownership.transfers.isEmpty && ownership.unclaimed.isEmpty && ownership.collisions.count == 1)
        #expect(ownership.collisions.first?.kind == .slots(SlotSet(range: 8000...9000)))
        #expect(ownership.collisions.first?.until == nil)
    }

    @Test func theSameConfigEpochTwice() {
        let packets = [
            Self.packet(0, 0, 0...100, epoch: 4), Self.packet(0, 1, 101...200, epoch: 4),
            // A replica shows its master's epoch; that is no collision.
            Self.packet(0, 3, master: 0, 0...100, epoch: 4), Self.packet(0, 2, nil, epoch: 0),
            Self.packet(0, 4, nil, epoch: 0), Self.packet(0, 0, 0...100, epoch: 10),
        ]
        let collisions = Self.timeline(packets).ownership.collisions
        #expect(collisions.map(\.kind) == [.configEpoch(4)])
        #expect(collisions.first?.since == Self.moment(1) && collisions.first?.until == Self.moment(5))
    }

    @Test func aMessageThatWasOvertaken() {
        let packets =
            Self.start + [
                Self.packet(1, 3, 0...5460, epoch: 7, current: 7),
                // Sent before it won, seen after: on the way to another member.
                Self.packet(5, 3, master: 0, 0...5460, epoch: 1, current: 7),
                Self.packet(1, 0, master: 3, 0...5460, epoch: 7, current: 7),
                Self.packet(1, 0, 0...5460, epoch: 1, current: 6),
            ]
        let ownership = Self.timeline(packets).ownership
        #expect(ownership.transfers.count == 1 && ownership.collisions.map(\.until) == [Self.moment(6)])
        #expect(Self.ids[3].flatMap { ownership[$0] }?.isMaster == true)
        #expect(Self.ids[0].flatMap { ownership[$0] }?.isMaster == false)
    }

    @Test func aReplicaNeverClaims() {
        let ownership = Self.timeline(Self.start + Self.start).ownership
        #expect(ownership.collisions.isEmpty && ownership.transfers.isEmpty && ownership.members.count == 4)
    }
}
