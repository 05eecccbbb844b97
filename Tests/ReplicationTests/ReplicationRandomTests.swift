import Replication
import TestSupport
import Testing

/// Any bytes from both sides: no trap, and the same events however they are cut.
@Suite struct ReplicationRandomTests {
    private static let master =
        Array("+PONG\r\n+OK\r\n\n+FULLRESYNC \(HandshakeTests.id) 10\r\n$\(HandshakeTests.snapshot.count)\r\n".utf8)
        + HandshakeTests.snapshot + Exchange.array(["SELECT", "0"]) + Exchange.array(["SET", "a", "b"])
        + Exchange.array(["REPLCONF", "GETACK", "*"])

    @Test func randomAndDamagedBytes() {
        var generator = SeededGenerator(4)
        for _ in 0..<400 {
            var bytes = Bool.random(using: &generator) ? Self.master : []
            if bytes.isEmpty {
                let alphabet = Array("*$+-\r\n0123456789EOF:PSYNC REPLCONF".utf8)
                bytes = (0..<Int.random(in: 0...2000, using: &generator)).map { _ in
                    alphabet.randomElement(using: &generator) ?? 0
                }
            }
            for _ in 0..<10 where !bytes.isEmpty {
                let index = Int.random(in: bytes.indices, using: &generator)
                bytes[index] = UInt8.random(in: 0...255, using: &generator)
            }
            ReplicationFuzzEntry.run(bytes)
        }
    }

    @Test func cutAtEveryByte() {
        var whole = Exchange(ReplicationDecoder(unanswered: 3))
        whole.master(Self.master)
        #expect(whole.events.last == .stream(.getAck, offset: whole.decoder.streamOffset))
        for cut in stride(from: 0, to: Self.master.count, by: 7) {
            var exchange = Exchange(ReplicationDecoder(unanswered: 3))
            exchange.master(Array(Self.master[..<cut]))
            #expect(whole.events.starts(with: exchange.events.filter { !$0.isHead }) || cut > 100)
            exchange.master(Array(Self.master[cut...]))
            #expect(exchange.events.filter { !$0.isHead } == whole.events.filter { !$0.isHead })
            #expect(exchange.decoder.streamOffset == whole.decoder.streamOffset)
        }
    }
}

extension ReplicationEvent {
    fileprivate var isHead: Bool { if case .snapshotHead = self { true } else { false } }
}
