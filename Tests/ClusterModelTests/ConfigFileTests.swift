import Testing

@testable import ClusterModel

@Suite struct ConfigFileTests {
    private static let text = """
        # a comment with requirepass old
        port 9001
        \tMasterAuth   "hunter 2"  \t
        save 900 1
        save 300 10

        bind 127.0.0.1 ::1
        user default on >hunter3 ~* +@all
        port 9002
        appendonly
        """

    @Test func reads() {
        let file = ConfigFile(text: Self.text)
        #expect(file.problems.isEmpty)
        #expect(file.value(of: "port")?.text == "9002", "the last one wins")
        #expect(file.value(of: "primaryauth")?.secret?.reveal() == "hunter 2")
        #expect(file.value(of: "bind")?.text == "127.0.0.1 ::1" && file.value(of: "requirepass") == nil)
        #expect(file.directives(named: "SAVE").map(\.arguments) == [["900", "1"], ["300", "10"]])
        #expect(file.directives.map(\.line) == [2, 3, 4, 5, 7, 8, 9, 10])
        #expect(file.value(of: "appendonly")?.isEmpty == true)
    }

    @Test(arguments: [
        ("port 1\nport 2\n", "port", "3", "port 1\nport 3\n"), ("port 1", "port", "3", "port 3"),
        ("# x\r\n\tPort \t1 \r\nx y\r\n", "port", "3", "# x\r\n\tPort \t3 \r\nx y\r\n"),
        ("a b", "c", "d", "a b\nc d\n"),
        ("a b\r\nc d", "e", "f", "a b\r\nc d\r\ne f\r\n"), ("", "a", "b", "a b\n"), ("a\n", "a", "b", "a b\n"),
        ("a  \n", "a", "b", "a b  \n"), ("masterauth 'x y'\n", "masterauth", "p w", "masterauth \"p w\"\n"),
        ("primaryauth x\n", "masterauth", "y", "primaryauth y\n"), ("a b\n", "a", "", "a \"\"\n"),
        ("slave-priority 1\n", "replica-priority", "2", "slave-priority 2\n"), ("#a b\n", "a", "c", "#a b\na c\n"),
        ("a \"unbalanced\n", "a", "b", "a \"unbalanced\na b\n"),
    ])
    func edits(before: String, name: String, value: String, after: String) {
        let file = ConfigFile(text: before).setting(name, to: value)
        #expect(String(decoding: file.bytes, as: UTF8.self) == after)
        #expect(file == ConfigFile(text: after), "an edited file equals one read again")
        #expect((file.value(of: name)?.text ?? file.value(of: name)?.secret?.reveal()) == value)
    }

    @Test func editsSeveralArguments() {
        let file = ConfigFile(text: "bind 127.0.0.1\nx y").setting("bind", to: ["10.0.0.1", "a b"])
        #expect(String(decoding: file.bytes, as: UTF8.self) == "bind 10.0.0.1 \"a b\"\nx y")
        let secret = ConfigFile(text: "").setting("masterauth", to: Secret("s3\"cret"))
        #expect(secret.value(of: "masterauth")?.secret == Secret("s3\"cret"))
    }

    @Test("neither value nor comment of a secret is printed") func hidesSecrets() {
        let file = ConfigFile(text: Self.text + "\nrename-command CONFIG hunter4\nsentinel auth-pass m hunter5")
        var shown = "\(file) \(String(reflecting: file)) \([file])"
        dump(file, to: &shown)
        #expect(!shown.contains("hunter") && !shown.contains("old") && shown.contains("masterauth <secret>"))
    }

    @Test("any bytes are kept, and so is everything around an edit", arguments: 0..<150 as Range<UInt64>)
    func lossless(seed: UInt64) {
        var generator = SeededGenerator(seed)
        var bytes = Array(Self.text.utf8)
        for _ in 0..<Int.random(in: 0...8, using: &generator) {
            bytes[Int.random(in: bytes.indices, using: &generator)] =
                [0, 9, 10, 13, 34, 39, 92, 255].randomElement(using: &generator) ?? 0
        }
        let file = ConfigFile(bytes: bytes)
        #expect(file.bytes == bytes)
        let edited = file.setting("cluster-enabled", to: "yes")
        #expect(edited.bytes.starts(with: bytes) && edited.value(of: "cluster-enabled")?.text == "yes")
        if let bind = file.last("bind") {
            let changed = file.setting("bind", to: "x")
            #expect(changed.bytes.prefix(bind.argumentRange.lowerBound) == bytes.prefix(bind.argumentRange.lowerBound))
            #expect(
                changed.bytes.suffix(bytes.count - bind.argumentRange.upperBound)
                    == bytes.suffix(bytes.count - bind.argumentRange.upperBound)
            )
            #expect(changed.value(of: "bind")?.text == "x")
        }
    }

    @Test func problems() {
        let file = ConfigFile(bytes: Array("a 'b\nlogfile ".utf8) + [0xFF, 10] + Array("c d".utf8))
        #expect(file.problems.map(\.reason) == [.unbalancedQuotes, .notUTF8])
        #expect(file.problems.map(\.line) == [1, 2] && file.value(of: "c")?.text == "d")
    }
}
