import ClusterModel
import TestSupport
import Testing

@testable import ClusterBus

/// Every kind of message, made by hand.
@Suite struct BusMessageTests {
    @Test(arguments: [UInt16(0), 1]) func header(version: UInt16) throws {
        let message = try #require(decode(HandMade.bare(8, version: version).bytes).messages.first)
        let header = try #require(message.header)
        #expect(message.type == .failoverStart && message.envelope.version == version)
        #expect(message.envelope.length == (version == 0 ? 2208 : 2256))
        #expect(header.sender == message.sender && header.sender.id == NodeID(HandMade.id[0]))
        #expect(header.sender.currentEpoch == 7 && header.sender.configEpoch == 3)
        #expect(header.sender.replicationOffset == 0x1_0000_0001)
        #expect(header.master == NodeID(HandMade.id[1]))
        #expect(header.port == 7001 && header.busPort == (version == 0 ? nil : 17001))
        #expect(header.secondPort == (version == 0 ? nil : 8001))
        #expect(header.announcedIP == (version == 0 ? nil : "10.1.2.3"))
        #expect(header.flags == [.myself, .replica] && header.flags.asListed == [.myself, .replica])
        #expect(header.isClusterDown && header.messageFlags == .forceAck && header.extensionCount == 0)
        #expect(message.slots == SlotSet([0...5460, 16383...16383]))
        #expect(message.payload == .none)
    }

    @Test func aSenderWithoutMasterOrName() throws {
        var packet = HandMade.bare(6)
        packet.master = ""
        packet.sender = String(repeating: "\0", count: 40)
        let header = try #require(decode(packet.bytes).messages.first?.header)
        #expect(header.master == nil && header.sender.id == nil)
    }

    @Test(arguments: [UInt16(0), 1]) func gossip(version: UInt16) throws {
        let message = try #require(decode(HandMade.heartbeat(1, version: version).bytes).messages.first)
        guard case .heartbeat(let gossip, let extensions) = message.payload else {
            Issue.record("no heartbeat: \(message.payload)")
            return
        }
        #expect(gossip.count == 2 && extensions.isEmpty)
        #expect(gossip[0].id == NodeID(HandMade.id[4]) && gossip[0].ip == "127.0.0.1" && gossip[0].port == 7005)
        #expect(gossip[0].pingSent == 1_795_000_002 && gossip[0].pongReceived == 1_795_000_000)
        #expect(gossip[0].flags == [.master, .pfail, .migrateTo] && gossip[0].flags.asListed == [.master, .pfail])
        #expect(gossip[0].busPort == (version == 0 ? nil : 17005))
        #expect(gossip[0].secondPort == (version == 0 ? nil : 8005))
        #expect(gossip[1].ip == "2001:0db8:0000:0000:0000:ff00:0042:8329")
        #expect(gossip[1].flags == [.replica, .fail, .lightPublish])
    }

    @Test func extensions() throws {
        let message = try #require(decode(HandMade.extended.bytes).messages.first)
        guard case .heartbeat(_, let extensions) = message.payload else {
            Issue.record("no heartbeat: \(message.payload)")
            return
        }
        #expect(
            extensions == [
                .hostname("host.example.test"), .nodeName("n0"), .forgotten(NodeID(HandMade.id[6]), seconds: 60),
                .shard(NodeID(HandMade.id[7])), .clientIPv4("10.0.0.1"), .clientIPv6("2001:db8::1"), .clientPort(7001),
                .clientTLSPort(7002), .unknown(99, length: 16),
            ]
        )
        #expect(message.header?.extensionCount == 9)
    }

    @Test func theSecretOfRedis8IsNotRead() throws {
        var packet = HandMade.heartbeat(0)
        packet.messageFlags = 4
        packet.extensions = [BusPacketBuilder.ext(4, Array("0123456789abcdef0123456789abcdef01234567".utf8))]
        let message = try #require(decode(packet.bytes).messages.first)
        guard case .heartbeat(_, let extensions) = message.payload else {
            Issue.record("no heartbeat: \(message.payload)")
            return
        }
        #expect(extensions == [.internalSecret])
        #expect(!String(reflecting: message).contains("0123456789abcdef"))
    }

    @Test func extensionsTooShortForTheirType() {
        for type in UInt16(2)...7 {
            let extensions = BusPacketBuilder.ext(type, []).withUnsafeBytes {
                Array(BusExtensionList($0, announced: 1))
            }
            let isText = type == 4 || type == 5
            #expect(isText || extensions == [.unknown(type, length: 0)])
        }
    }

    @Test(arguments: [UInt16(0), 1]) func fail(version: UInt16) {
        #expect(
            decode(HandMade.fail(version: version).bytes).messages.map(\.payload) == [.fail(NodeID(HandMade.id[8]))]
        )
    }

    @Test(arguments: [UInt16(0), 1]) func update(version: UInt16) throws {
        let message = try #require(decode(HandMade.update(version: version).bytes).messages.first)
        guard case .update(let update, let slots) = message.payload else {
            Issue.record("no update: \(message.payload)")
            return
        }
        #expect(update.configEpoch == 9 && update.owner == NodeID(HandMade.id[2]))
        #expect(slots == SlotSet(range: 100...200) && message.envelope.length == (version == 0 ? 4304 : 4352))
    }

    @Test(arguments: [(UInt16(4), UInt16(0), false), (4, 1, false), (10, 1, false), (4, 1, true), (10, 1, true)])
    func publish(type: UInt16, version: UInt16, light: Bool) throws {
        let bytes = HandMade.publish(type, version: version, light: light).bytes
        let message = try #require(decode(bytes).messages.first)
        guard case .publish(let publish) = message.payload else {
            Issue.record("not published: \(message.payload)")
            return
        }
        #expect(publish.channelLength == 5 && publish.messageLength == 9 && message.type.isPublish)
        #expect(message.envelope.isLight == light && (message.header == nil) == light)
        #expect(bytes.count == (light ? 38 : version == 0 ? 2230 : 2278))
        bytes.view { view in
            #expect(view?.channel.map { $0.elementsEqual("chan1".utf8) } == true)
        }
    }

    @Test(arguments: [false, true]) func module(light: Bool) throws {
        let bytes = HandMade.module(light: light).bytes
        let message = try #require(decode(bytes).messages.first)
        guard case .module(let module) = message.payload else {
            Issue.record("no module's: \(message.payload)")
            return
        }
        #expect(module.module == 0x1234_5678_9ABC_DEF0 && module.length == 3 && module.kind == 5)
        #expect(bytes.count == (light ? 32 : 2272))
    }

    @Test func unknownTypesAndVersionsArePassedOver() {
        let ping = HandMade.heartbeat(0).bytes
        let newer = ping.with(UInt16(2), at: 8)
        let (messages, decoder) = decode(ping + HandMade.unknown.bytes + newer + ping)
        #expect(messages.map(\.type.description) == ["PING", "type 42", "PING", "PING"])
        #expect(messages.map { $0.payload == .none } == [false, true, true, false])
        #expect(decoder.counters.unknownTypes == 1 && decoder.counters.unknownVersions == 1)
        #expect(decoder.counters.wrongLengths == 0 && decoder.counters.skippedBytes == 0)
    }

    @Test func publishedHeaderOfTheField() throws {
        // A complete light PUBLISH of Valkey 8.0.1, as it was on the wire.
        let bytes: [UInt8] =
            [0x52, 0x43, 0x6D, 0x62, 0, 0, 0, 0x24, 0, 1, 0, 0, 0x80, 4, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0x0A]
            + Array("chhello-v801".utf8)
        let message = try #require(decode(bytes).messages.first)
        #expect(message.type == .publish && message.envelope.isLight && message.envelope.length == 36)
    }

    @Test func equalSlotMapsAreOne() throws {
        var maps = BusSlotMaps()
        var numbers: [Int] = []
        for packet in [HandMade.bare(5), HandMade.bare(8), HandMade.update(version: 1), BusPacketBuilder(type: 5)] {
            packet.bytes.withUnsafeBytes { bytes in
                guard let view = BusMessageView(bytes), let map = view.slotMap else { return }
                numbers.append(maps.number(of: map))
                #expect(map.isEmpty == map.slots.isEmpty)
                if let other = view.updateSlotMap { numbers.append(maps.number(of: other)) }
            }
        }
        #expect(numbers == [0, 0, 0, 1, 2])
        #expect(maps.maps == [SlotSet([0...5460, 16383...16383]), SlotSet(range: 100...200), SlotSet()])
    }
}
