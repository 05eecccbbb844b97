import RESP
import Testing

@Suite struct RESPParserTests {
    static let values: [(wire: String, value: RESPValue)] = [
        ("+OK\r\n", .simpleString("OK")),
        ("+\r\n", .simpleString("")),
        ("-ERR no\r\n", .error(RESPErrorReply(code: "ERR", text: "no"))),
        ("-no code\r\n", .error(RESPErrorReply(code: "", text: "no code"))),
        ("-LOADING\r\n", .error(RESPErrorReply(code: "LOADING", text: ""))),
        (":-9223372036854775808\r\n", .integer(.min)),
        (":+7\r\n", .integer(7)),
        ("$0\r\n\r\n", .bulk([])),
        ("$4\r\n\r\n\r\n\r\n", .bulk([13, 10, 13, 10])),
        ("$-1\r\n", .null),
        ("*-1\r\n", .null),
        ("_\r\n", .null),
        ("*0\r\n", .array([])),
        ("*2\r\n:1\r\n*1\r\n$1\r\na\r\n", .array([.integer(1), .array([.bulk([97])])])),
        ("%1\r\n+a\r\n:1\r\n", .map([RESPPair(key: .simpleString("a"), value: .integer(1))])),
        ("%0\r\n", .map([])),
        ("~2\r\n:1\r\n:1\r\n", .set([.integer(1), .integer(1)])),
        (">2\r\n+invalidate\r\n_\r\n", .push([.simpleString("invalidate"), .null])),
        (",3.25\r\n", .double(3.25)),
        (",1e10\r\n", .double(1e10)),
        (",-inf\r\n", .double(-.infinity)),
        ("#t\r\n", .boolean(true)),
        ("#f\r\n", .boolean(false)),
        ("(-123456789012345678901234567890\r\n", .bigNumber("-123456789012345678901234567890")),
        ("!5\r\nERR x\r\n", .error(RESPErrorReply(code: "ERR", text: "x"))),
        ("=6\r\ntxt:ab\r\n", .verbatim(format: "txt", [97, 98])),
        ("|1\r\n+ttl\r\n:3600\r\n:5\r\n", .integer(5)),
        ("|0\r\n*1\r\n|1\r\n+a\r\n+b\r\n:5\r\n", .array([.integer(5)])),
    ]

    @Test("every type has its value", arguments: values)
    func readsValue(wire: String, value: RESPValue) throws {
        #expect(try parse(wire) == [value])
    }

    @Test("nan of old and new servers", arguments: [",nan\r\n", ",-nan\r\n"])
    func notANumber(wire: String) throws {
        let double = try #require(try parse(wire).first?.double)
        #expect(double.isNaN)
    }

    @Test("input cut in two at every byte gives the same values", arguments: samples)
    func splitInTwo(sample: String) throws {
        let bytes = try Fixtures.read(sample)
        let whole = try parse([bytes])
        #expect(whole.count == 1)
        for cut in 0...bytes.count {
            #expect(try parse([bytes[..<cut], bytes[cut...]]) == whole)
        }
    }

    @Test("input that comes byte by byte gives the same values")
    func byteByByte() throws {
        let wire = Self.values.map(\.wire).joined()
        #expect(try parse(wire.utf8.map { [$0] }) == Self.values.map(\.value))
    }

    @Test("offsets count from the start of the stream")
    func offsets() throws {
        var parser = RESPParser()
        parser.append("+OK\r\n:1\r\n".utf8)
        #expect(try parser.next()?.offset == 0)
        #expect(try parser.next()?.offset == 5)
        parser.append("+more\r\n".utf8)
        #expect(try parser.next()?.offset == 9)
        #expect(parser.pendingBytes == 0)
    }

    @Test("a large string in small pieces is not scanned again")
    func largeBulkInPieces() throws {
        let length = 100 << 20
        let piece = [UInt8](repeating: 120, count: 16 << 10)
        var parser = RESPParser()
        let start = ContinuousClock.now
        parser.append("$\(length)\r\n".utf8)
        for _ in 0..<(length / piece.count) {
            parser.append(piece)
            #expect(try parser.next() == nil)
        }
        parser.append("\r\n".utf8)
        #expect(try parser.next()?.bytes.count == length + 14)
        let time = start.duration(to: .now)
        // Rescanning would read 320 GB.
        #expect(time < .seconds(10))
    }

    @Test("a long list in small pieces costs one pass")
    func longArrayInPieces() throws {
        let count = 5_000
        let wire = Array(("*\(count)\r\n" + String(repeating: "$1\r\na\r\n", count: count)).utf8)
        let start = ContinuousClock.now
        let values = try parse(stride(from: 0, to: wire.count, by: 7).map { wire[$0..<min($0 + 7, wire.count)] })
        let time = start.duration(to: .now)
        #expect(values.first?.array?.count == count)
        #expect(time < .seconds(20))
    }
}
