import RESP
import Testing

@Suite struct RESPErrorTests {
    static let garbage: [(wire: String, reason: RESPError.Reason, offset: Int)] = [
        ("HTTP/1.1 400\r\n", .unknownType(72), 0),
        ("+OK\r\n\u{15}\u{3}\u{1}", .unknownType(21), 5),
        ("+a\nb\r\n", .strayLineEnd, 2),
        ("+a\rb\r\n", .strayLineEnd, 2),
        ("$x\r\n", .invalidLength, 0),
        ("$-2\r\n", .invalidLength, 0),
        ("%-1\r\n", .invalidLength, 0),
        ("*99999999999999999999\r\n", .invalidLength, 0),
        ("$1\r\nab\r\n", .lineEndMissing, 5),
        (":\r\n", .invalidNumber(.integer), 0),
        (":9223372036854775808\r\n", .invalidNumber(.integer), 0),
        (",0x1p3\r\n", .invalidNumber(.double), 0),
        ("(12a\r\n", .invalidNumber(.bigNumber), 0),
        ("#x\r\n", .invalidBoolean, 0),
        ("_x\r\n", .nullNotEmpty, 0),
        ("=3\r\ntxt\r\n", .invalidVerbatim, 0),
        ("*1\r\n>1\r\n", .pushInsideValue, 4),
        ("$?\r\n", .streamedType(36), 0),
        ("*?\r\n", .streamedType(42), 0),
        (".\r\n", .streamedType(46), 0),
    ]

    @Test("garbage is named with its place", arguments: garbage)
    func namesGarbage(wire: String, reason: RESPError.Reason, offset: Int) throws {
        let error = #expect(throws: RESPError.self) { try parse(wire) }
        #expect(error == RESPError(reason, at: offset))
        let splitError = #expect(throws: RESPError.self) { try parse(wire.utf8.map { [$0] }) }
        #expect(splitError == error)
    }

    static let limits = RESPLimits(depth: 2, bulkLength: 10, elements: 4, totalBytes: 40, lineLength: 12)

    static let excess: [(wire: String, reason: RESPError.Reason, offset: Int)] = [
        ("*1\r\n*1\r\n*1\r\n", .tooDeep(limit: 2), 8),
        ("$11\r\n", .bulkTooLong(limit: 10), 0),
        ("*5\r\n", .tooManyElements(limit: 4), 0),
        ("%3\r\n", .tooManyElements(limit: 4), 0),
        ("*3\r\n*2\r\n", .tooManyElements(limit: 4), 4),
        ("%9223372036854775807\r\n", .lineTooLong(limit: 12), 0),
        ("+1234567890123", .lineTooLong(limit: 12), 0),
        ("*4\r\n$9\r\n123456789\r\n$9\r\n123456789\r\n$9\r\n", .tooManyBytes(limit: 40), 0),
    ]

    @Test("what exceeds a limit is refused before it is stored", arguments: excess)
    func refusesExcess(wire: String, reason: RESPError.Reason, offset: Int) throws {
        let error = #expect(throws: RESPError.self) { try parse(wire, limits: Self.limits) }
        #expect(error == RESPError(reason, at: offset))
    }

    @Test("what just fits is accepted")
    func justFits() throws {
        let wire = "*2\r\n*2\r\n$10\r\n1234567890\r\n:1\r\n:2\r\n"
        #expect(try parse(wire, limits: Self.limits).count == 1)
    }

    @Test("no damage to a reply crashes the parser", arguments: RESPParserTests.samples)
    func damaged(sample: String) throws {
        let bytes = try Fixtures.read(sample)
        var state: UInt64 = 42
        var refused = 0
        for _ in 0..<100 {
            var damaged = bytes
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let place = Int(state >> 33) % damaged.count
                damaged[place] =
                    state & 1 == 0 ? UInt8(truncatingIfNeeded: state >> 8) : damaged[(place * 7) % bytes.count]
            }
            do {
                _ = try parse([damaged], limits: .diagnosis)
            } catch {
                refused += 1
                #expect(error.offset <= damaged.count)
            }
        }
        #expect(refused > 0)
    }

    @Test("a description never shows the bytes")
    func description() {
        #expect(RESPError(.lineEndMissing, at: 7).description == "byte 7: no line end after the announced length")
        #expect(RESPError(.unknownType(0), at: 0).description == "byte 0: the byte 0x00 starts no RESP value")
    }
}
