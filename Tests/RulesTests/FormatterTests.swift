import Facts
import Rules
import Testing

@Suite struct FormatterTests {
    private func format(_ name: String, _ value: FactValue) throws -> String {
        try #require(Formatter(name)).format(value)
    }

    @Test(
        "seconds read in the largest unit that reads well",
        arguments: [
            (0, "0 s"), (1, "1 s"), (119, "119 s"), (120, "2 min"), (7199, "119 min"), (7200, "2 h"),
            (172_799, "47 h"), (172_800, "2 days"), (864_000, "10 days"), (-5, "-5 s"),
        ] as [(Int64, String)]
    )
    func duration(seconds: Int64, text: String) throws {
        #expect(try format("duration", .integer(seconds)) == text)
    }

    @Test(
        "bytes read in the largest unit, with one decimal",
        arguments: [
            (0, "0 B"), (1023, "1023 B"), (1024, "1.0 kB"), (1536, "1.5 kB"), (1_048_576, "1.0 MB"),
            (1_073_741_824, "1.0 GB"), (5_497_558_138_880, "5.0 TB"), (1 << 51, "2048.0 TB"), (-1, "-1 B"),
        ] as [(Int64, String)]
    )
    func bytes(count: Int64, text: String) throws {
        #expect(try format("bytes", .integer(count)) == text)
    }

    @Test(
        "digits are grouped by thousands",
        arguments: [
            (0, "0"), (999, "999"), (1000, "1,000"), (16384, "16,384"), (1_234_567, "1,234,567"), (-1000, "-1,000"),
            (Int64.min, "-9,223,372,036,854,775,808"),
        ] as [(Int64, String)]
    )
    func number(number: Int64, text: String) throws {
        #expect(try format("number", .integer(number)) == text)
    }

    @Test(
        "words are bent as English does",
        arguments: [
            (1, "slot", "1 slot"), (0, "slot", "0 slots"), (16384, "slot", "16,384 slots"), (2, "copy", "2 copies"),
            (2, "key", "2 keys"), (2, "switch", "2 switches"), (2, "address", "2 addresses"), (1, "copy", "1 copy"),
        ] as [(Int64, String, String)]
    )
    func plural(number: Int64, word: String, text: String) throws {
        #expect(try format("plural(\(word))", .integer(number)) == text)
    }

    @Test("eight ranges of slots are shown, the others counted")
    func slots() throws {
        let ranges = (0..<10).map { "\($0 * 10)-\($0 * 10 + 5)" }
        #expect(
            try format("slots", .text(ranges.prefix(8).joined(separator: ",")))
                == ranges.prefix(8).joined(separator: ",")
        )
        #expect(
            try format("slots", .text(ranges.joined(separator: ",")))
                == ranges.prefix(8).joined(separator: ",") + " and 2 more ranges"
        )
        #expect(try format("slots", .text(ranges.prefix(9).joined(separator: ","))).hasSuffix(" and 1 more range"))
    }

    @Test("what is unknown stays unknown", arguments: ["node", "slots", "duration", "bytes", "number", "plural(slot)"])
    func unknown(name: String) throws {
        #expect(try format(name, .null) == "unknown")
    }

    @Test("a name that is no formatter", arguments: ["", "Node", "plural", "plural(", "time"])
    func noFormatter(name: String) {
        #expect(Formatter(name) == nil)
    }
}
