import Testing

@testable import ClusterModel

@Suite struct ArgumentSplitterTests {
    @Test(
        arguments: [
            ("", []), ("   ", []), ("a", ["a"]), (" save 900\t1 ", ["save", "900", "1"]),
            (#"a "b c" 'd e'"#, ["a", "b c", "d e"]),
            (#"a """#, ["a", ""]), (#""\x41\n\r\t\b\a\\\"\q""#, ["A\n\r\t\u{8}\u{7}\\\"q"]), (#"'\'\n'"#, [#"'\n"#]),
            (#"foo"bar" x"#, ["foobar", "x"]), (#""\xZZ""#, ["xZZ"]), (#"a\b"#, [#"a\b"#]), ("a # b", ["a", "#", "b"]),
            ("a\u{0}b", ["a"]), ("a\u{B}b \u{B} c", ["a\u{B}b", "c"]),
        ] as [(String, [String])]
    )
    func splits(line: String, words: [String]) {
        let found = ArgumentSplitter.split(line.utf8)
        #expect(found?.map { String(decoding: $0.value, as: UTF8.self) } == words)
    }

    @Test(arguments: [#"a "b"#, "a 'b", #""a"b"#, "'a'b", #"a "b\"#, #"a "b\""#])
    func refuses(line: String) {
        #expect(ArgumentSplitter.split(line.utf8) == nil)
    }

    @Test("what is quoted is read back", arguments: 0..<200 as Range<UInt64>)
    func quoting(seed: UInt64) {
        var generator = SeededGenerator(seed)
        let letters: [Unicode.Scalar] = [
            "a", " ", "\"", "'", "\\", "\n", "\r", "\t", "\u{7}", "\u{1}", "\u{0}", "x", "é", "#",
        ]
        let scalars = (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
            letters.randomElement(using: &generator)
        }
        let value = String(String.UnicodeScalarView(scalars))
        let found = ArgumentSplitter.split(ArgumentQuoting.quoted(value))
        #expect(found?.map(\.value) == [Array(value.utf8)])
    }
}
