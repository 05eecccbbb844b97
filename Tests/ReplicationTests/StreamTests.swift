import Replication
import Testing

/// The endless part: offsets, holes, starts in the middle.
@Suite struct StreamTests {
    private static let write = Exchange.array(["SET", "key:1", String(repeating: "v", count: 300)])

    private static func streaming(from offset: Int) -> Exchange {
        var exchange = Exchange()
        exchange.replica(command: "PSYNC", "x", "\(offset + 1)")
        exchange.master("+CONTINUE\r\n")
        return exchange
    }

    @Test func aHoleOfKnownLengthKeepsTheOffset() {
        var exchange = Self.streaming(from: 1000)
        exchange.master(Self.write)
        exchange.decoder.hole(from: .master, 5000)
        exchange.master(Array(Self.write[100...]) + Self.write + Exchange.array(["PING"]))
        let expected = 1000 + 5000 + 3 * Self.write.count - 100 + 14
        #expect(exchange.decoder.streamOffset == expected)
        #expect(exchange.events.last == .stream(.ping, offset: expected))
        exchange.decoder.hole(from: .replica, 10)
        exchange.replica(Array("FACK\r\n".utf8) + Exchange.array(["REPLCONF", "ACK", "\(expected - 7)"]))
        #expect(exchange.decoder.lag == ReplicationLag(bytes: 7, isExact: true))
    }

    @Test func aHoleOfUnknownLengthLosesIt() {
        var exchange = Self.streaming(from: 1000)
        exchange.decoder.hole(from: .master, nil)
        exchange.master(Self.write)
        #expect(exchange.decoder.streamOffset == nil && exchange.decoder.lag == nil)
    }

    @Test func aStartInTheMiddleGivesTheLeastLag() {
        var exchange = Exchange(.midStream)
        exchange.master(Array(Self.write[50...]))
        exchange.replica(Array("ACK\r\n".utf8) + Exchange.array(["REPLCONF", "ACK", "9000"]))
        #expect(exchange.decoder.lag == ReplicationLag(bytes: 0, isExact: false))
        exchange.master(Self.write + Exchange.array(["ping"]))
        #expect(exchange.decoder.lag == ReplicationLag(bytes: Self.write.count + 14, isExact: false))
        #expect(exchange.events.last == .stream(.ping, offset: nil) && exchange.decoder.streamedCommands == 2)
    }

    @Test func aHoleOverTheEndOfTheSnapshot() {
        var exchange = Exchange()
        exchange.replica(command: "PSYNC", "?", "-1")
        exchange.master("+FULLRESYNC id 100\r\n$1000\r\nREDIS0011")
        exchange.decoder.hole(from: .master, 1000 - 9 + 50)
        exchange.master(command: "PING")
        #expect(exchange.decoder.streamOffset == 100 + 50 + 14)
        #expect(exchange.events.last == .stream(.ping, offset: 164))
    }

    @Test func aReplicaThatIsAheadHasSeenMore() {
        var exchange = Exchange()
        exchange.replica(command: "PSYNC", "?", "-1")
        exchange.master("+FULLRESYNC id 100\r\n$EOF:\(HandshakeTests.id)\r\nREDIS0011")
        exchange.decoder.hole(from: .master, 300)
        exchange.master(Self.write)
        #expect(exchange.decoder.snapshotBytes == 309 + Self.write.count)
        exchange.replica(command: "REPLCONF", "ACK", "500")
        #expect(exchange.decoder.streamOffset == nil && exchange.decoder.snapshotBytes == nil)
        exchange.master(command: "PING")
        #expect(exchange.events.last == .stream(.ping, offset: nil))
    }

    @Test func aHoleInsideTheSnapshot() {
        var exchange = Exchange()
        exchange.replica(command: "PSYNC", "?", "-1")
        exchange.master("+FULLRESYNC id 100\r\n$1000\r\nREDIS0011")
        exchange.decoder.hole(from: .master, 500)
        exchange.master([UInt8](repeating: 7, count: 1000 - 509) + Exchange.array(["PING"]))
        #expect(exchange.events.contains(.snapshotEnded(length: 1000)))
        #expect(exchange.events.last == .stream(.ping, offset: 114))
    }

    @Test func bytesThatAreNoCommands() {
        var exchange = Self.streaming(from: 0)
        exchange.master("what is this\r\n")
        exchange.master(command: "PING")
        #expect(exchange.events.suffix(2) == [.lost(.master), .stream(.ping, offset: 28)])
    }

    @Test func slotsThatMove() {
        var exchange = Exchange()
        exchange.replica(command: "CLUSTER", "SYNCSLOTS", "ESTABLISH", "SOURCE", "node", "NAME", "job")
        exchange.master("+OK\r\n")
        exchange.replica(Self.write + Self.write)
        exchange.replica(command: "CLUSTER", "SYNCSLOTS", "SNAPSHOT-EOF")
        exchange.master(command: "CLUSTER", "SYNCSLOTS", "ACK")
        let request = ReplicationRequest.syncSlots(["ESTABLISH", "SOURCE", "node", "NAME", "job"])
        #expect(
            exchange.events == [
                .request(request), .answer(.ok, to: request), .slotMigration(.replica, ["SNAPSHOT-EOF"]),
                .streamBegan(offset: nil), .slotMigration(.master, ["ACK"]),
            ]
        )
        #expect(exchange.decoder.isSlotMigration && exchange.decoder.streamedCommands == 3)
    }

    @Test func offsetsThatCannotBe() {
        var exchange = Exchange()
        exchange.replica(command: "PSYNC", "?", "99999999999999999999")
        exchange.master("+FULLRESYNC id 9223372036854775807\r\n$9223372036854775807\r\n")
        exchange.replica(command: "REPLCONF", "ACK", "9223372036854775807")
        exchange.replica(command: "REPLCONF", "ACK", "-5")
        #expect(exchange.decoder.streamOffset == nil && exchange.decoder.acknowledged == nil)
    }
}
