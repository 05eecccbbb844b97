import Replication
import Testing

/// From the first word of a replica to the stream.
@Suite struct HandshakeTests {
    static let id = String(repeating: "0123456789", count: 4)
    /// A snapshot whose start tells who wrote it.
    static let snapshot: [UInt8] =
        Array("REDIS0011".utf8) + [0xFA, 9] + Array("redis-ver".utf8) + [5] + Array("7.4.1".utf8) + [0xFA, 10]
        + Array("redis-bits".utf8) + [0xC0, 64] + [0xFA, 8] + Array("used-mem".utf8) + [0xC2, 0, 0, 16, 0] + [0xFE, 0]
        + [UInt8](repeating: 0x2A, count: 3000)

    @Test(arguments: [1, 2, 3, 7, 50, 100_000]) func fullResyncFromDisk(pieces: Int) {
        var exchange = Exchange(pieces: pieces)
        exchange.replica(command: "PING")
        exchange.master("+PONG\r\n")
        exchange.replica(command: "AUTH", "replica", "secret-password")
        exchange.replica(command: "REPLCONF", "listening-port", "17201")
        exchange.replica(command: "REPLCONF", "ip-address", "10.0.0.7")
        exchange.replica(command: "REPLCONF", "capa", "eof", "capa", "psync2")
        exchange.master("+OK\r\n+OK\r\n+OK\r\n+OK\r\n")
        exchange.replica(command: "PSYNC", "?", "-1")
        exchange.master("+FULLRESYNC \(Self.id) 4316\r\n\n\n\n$\(Self.snapshot.count)\r\n")
        exchange.master(Self.snapshot)
        exchange.replica("\n\n")
        exchange.master(Exchange.array(["SELECT", "0"]) + Exchange.array(["SET", "key", "value"]))
        exchange.replica(command: "REPLCONF", "ACK", "4316")
        let streamed = 23 + 33
        exchange.replica(command: "REPLCONF", "ACK", "\(4316 + streamed)", "FACK", "4316")
        exchange.master(command: "ping")
        exchange.master(command: "REPLCONF", "GETACK", "*")

        let port = ReplicationRequest.replconf([.init("listening-port", "17201")])
        let address = ReplicationRequest.replconf([.init("ip-address", "10.0.0.7")])
        let capa = ReplicationRequest.replconf([.init("capa", "eof"), .init("capa", "psync2")])
        let psync = ReplicationRequest.psync(id: nil, offset: nil, isFailover: false)
        let head = exchange.events.compactMap { event in if case .snapshotHead(let head) = event { head } else { nil } }
        let ended = 4316 + streamed
        let expected: [ReplicationEvent] = [
            .request(.ping), .answer(.pong, to: .ping), .request(.auth), .request(port), .request(address),
            .request(capa), .answer(.ok, to: .auth), .answer(.ok, to: port), .answer(.ok, to: address),
            .answer(.ok, to: capa), .request(psync), .answer(.fullResync(id: Self.id, offset: 4316), to: psync),
            .waiting(.master), .snapshotBegan(length: Self.snapshot.count),
            .snapshotEnded(length: Self.snapshot.count), .streamBegan(offset: 4316), .waiting(.replica),
            .stream(.select(0), offset: 4339),
            .acknowledged(offset: 4316, fsynced: nil, lag: ReplicationLag(bytes: streamed, isExact: true)),
            .acknowledged(offset: ended, fsynced: 4316, lag: ReplicationLag(bytes: 0, isExact: true)),
            .stream(.ping, offset: ended + 14), .stream(.getAck, offset: ended + 51),
        ]
        let told = exchange.events.filter { if case .snapshotHead = $0 { false } else { true } }
        #expect(told == expected)
        #expect(head.first?.magic == "REDIS0011" && head.count == 1)
        #expect(head.first?.fields == ["redis-ver": "7.4.1", "redis-bits": "64", "used-mem": "1048576"])
        #expect(exchange.decoder.replicaPort == 17201 && exchange.decoder.replicaAddress == "10.0.0.7")
        #expect(exchange.decoder.lag == ReplicationLag(bytes: 51, isExact: true))
        #expect(exchange.decoder.streamedCommands == 4)
        #expect(!exchange.events.contains { String(reflecting: $0).contains("secret") })
        #expect(!String(reflecting: exchange.decoder).contains("secret"))
    }

    @Test(arguments: [1, 2, 13, 39, 40, 41, 79, 100_000]) func fullResyncWithoutDisk(pieces: Int) {
        let mark = "abcdefghij0123456789ABCDEFGHIJ9876543210"
        // Parts of the mark in front of it must not hide it.
        let snapshot =
            Self.snapshot + Array(mark.utf8.prefix(39)) + Array(mark.utf8.prefix(20)) + Array(mark.utf8.suffix(39))
        var exchange = Exchange(pieces: pieces)
        exchange.replica(command: "PSYNC", "?", "-1")
        exchange.master("+FULLRESYNC \(Self.id) 0\r\n$EOF:\(mark)\r\n")
        exchange.master(snapshot + Array(mark.utf8) + Exchange.array(["SELECT", "0"]))
        #expect(exchange.events.contains(.snapshotBegan(length: nil)))
        #expect(exchange.events.contains(.snapshotEnded(length: snapshot.count)))
        #expect(exchange.events.suffix(2) == [.streamBegan(offset: 0), .stream(.select(0), offset: 23)])
    }

    @Test func partialResync() {
        for reply in ["+CONTINUE\r\n", "+CONTINUE \(Self.id)\r\n"] {
            var exchange = Exchange()
            exchange.replica(command: "PSYNC", Self.id, "4341", "FAILOVER")
            exchange.master(Array(reply.utf8) + Exchange.array(["PING"]))
            let psync = ReplicationRequest.psync(id: Self.id, offset: 4341, isFailover: true)
            let answer = ReplicationAnswer.partialResync(id: reply.utf8.count > 15 ? Self.id : nil)
            #expect(
                exchange.events == [
                    .request(psync), .answer(answer, to: psync), .streamBegan(offset: 4340),
                    .stream(.ping, offset: 4354),
                ]
            )
        }
    }

    @Test func refusedForWantOfAPassword() {
        var exchange = Exchange()
        exchange.replica("PING\r\n")
        exchange.master("-NOAUTH Authentication required.\r\n")
        exchange.replica("REPLCONF listening-port 7002\r\nREPLCONF capa eof\r\nPSYNC ? -1\r\nSYNC\r\n")
        exchange.master(String(repeating: "-NOAUTH Authentication required.\r\n", count: 4))
        let refused = ReplicationAnswer.refused(code: "NOAUTH", text: "Authentication required.")
        let answers = exchange.events.filter { if case .answer(refused, _) = $0 { true } else { false } }
        #expect(answers.count == 5 && exchange.events.count == 10)
        #expect(exchange.events.last == .answer(refused, to: .sync))
    }

    @Test(arguments: ["-NOMASTERLINK Can't SYNC while not connected with my master", "-LOADING loading the data"])
    func notNow(line: String) {
        var exchange = Exchange()
        exchange.replica(command: "PSYNC", "?", "-1")
        exchange.master(line + "\r\n")
        guard case .answer(.refused(let code, let text), .psync?) = exchange.events.last else {
            Issue.record("\(exchange.events)")
            return
        }
        #expect("-\(code) \(text)" == line)
    }

    @Test func syncOfOldDays() {
        var exchange = Exchange()
        exchange.replica("SYNC\r\n")
        exchange.master("\n$5\r\nREDIS*1\r\n$4\r\nPING\r\n")
        #expect(
            exchange.events == [
                .request(.sync), .waiting(.master), .snapshotBegan(length: 5), .snapshotEnded(length: 5),
                .streamBegan(offset: nil), .stream(.ping, offset: nil),
            ]
        )
    }

    @Test func twoChannelsOfValkey() {
        var first = Exchange()
        first.replica(command: "PSYNC", "?", "-1")
        first.master("+DUALCHANNELSYNC\r\n")
        first.replica(command: "REPLCONF", "set-rdb-client-id", "12")
        first.master("+OK\r\n")
        first.replica(command: "PSYNC", Self.id, "101")
        first.master("+CONTINUE \(Self.id)\r\n")
        #expect(
            first.events.contains(
                .answer(.secondChannel(client: nil), to: .psync(id: nil, offset: nil, isFailover: false))
            )
        )
        #expect(first.events.last == .streamBegan(offset: 100))

        var second = Exchange()
        second.replica(command: "REPLCONF", "rdb-channel", "1")
        second.replica("SYNC\r\n")
        let mark = Self.id
        second.master("+OK\r\n$ENDOFF:100 \(Self.id) 0 12\r\n$EOF:\(mark)\r\nREDIS0011\(mark)")
        #expect(second.events.contains(.answer(.snapshotEnd(offset: 100, id: Self.id), to: .sync)))
        #expect(second.events.contains(.snapshotEnded(length: 9)))
    }

    @Test func twoChannelsOfRedis() {
        var first = Exchange()
        first.replica(command: "PSYNC", "?", "-1")
        first.master("+RDBCHANNELSYNC 17\r\n")
        first.decoder.streamBase = 500
        first.master(command: "SELECT", "3")
        #expect(first.events.suffix(2) == [.streamBegan(offset: 500), .stream(.select(3), offset: 523)])
    }

    @Test func repliesToWhatCameBefore() {
        var exchange = Exchange(ReplicationDecoder(unanswered: 2))
        exchange.replica(command: "REPLCONF", "version", "9.1.2")
        exchange.master("+PONG\r\n+OK\r\n+OK\r\n")
        let version = ReplicationRequest.replconf([.init("version", "9.1.2")])
        #expect(
            exchange.events == [
                .request(version), .answer(.pong, to: nil), .answer(.ok, to: nil), .answer(.ok, to: version),
            ]
        )
    }

    @Test func signs() {
        for (first, second, isSign) in [
            ("replconf", "ack", true), ("PSYNC", "?", true), ("sync", "", true), ("cluster", "SyncSlots", true),
            ("CLUSTER", "SLOTS", false), ("PING", "", false), ("SYNCHRONIZE", "", false), ("", "", false),
        ] {
            #expect(ReplicationRequest.isSign(first.utf8, second.utf8) == isSign)
        }
    }
}
