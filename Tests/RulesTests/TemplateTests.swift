import Facts
import Rules
import Testing

@Suite struct TemplateTests {
    private let row = ResultRow(
        columns: ["node", "slots", "seconds", "keys", "master"],
        values: [.text("h:1"), .text("0-5,7"), .integer(90), .integer(1), .null]
    )

    @Test(
        "placeholders are filled from the row",
        arguments: [
            ("no placeholder", "no placeholder"), ("", ""), ("{node:node} is down", "h:1 is down"),
            ("{node}{node}", "h:1h:1"), ("{seconds:duration}, {keys:plural(key)}", "90 s, 1 key"),
            ("{master:node} is unknown", "unknown is unknown"), ("{{node}} is {node}", "{node} is h:1"),
            ("}} and {{", "} and {"), ("{{{node}}}", "{h:1}"), ("{absent}", "unknown"),
            ("AUTH {secret:node.requirepass}", "AUTH <requirepass>"),
        ]
    )
    func filled(text: String, result: String) throws {
        #expect(try Template(text).filled(with: row) == result)
    }

    @Test(
        "a template that can't be read says why",
        arguments: [
            ("{node", "'{' without '}' in: {node"), ("{}", "a placeholder without a name: {}"),
            ("{:node}", "a placeholder without a name: {:node}"),
            ("{secret:node}", "write {secret:column.name}, not {secret:node}"),
            ("{secret:.x}", "write {secret:column.name}, not {secret:.x}"),
            ("{node:}", "unknown formatter in {node:}; known are node, slots, duration, bytes, number, plural(word)"),
            (
                "{node:Node}",
                "unknown formatter in {node:Node}; known are node, slots, duration, bytes, number, plural(word)"
            ),
            (
                "{keys:plural(key}",
                "unknown formatter in {keys:plural(key}; known are node, slots, duration, bytes, number, plural(word)"
            ),
        ]
    )
    func errors(text: String, message: String) throws {
        let error = #expect(throws: TemplateError.self) { _ = try Template(text) }
        #expect(try #require(error).description == message)
    }

    @Test("the columns that a template needs are known, those of secrets too")
    func columns() throws {
        #expect(try Template("{a} {b:node} {{c}} {secret:d.requirepass}").columns == ["a", "b", "d"])
    }

    @Test("a template for no row names its columns")
    func generic() throws {
        #expect(try Template("{slots:slots} of {node:node}, {secret:node.x}").generic == "SLOTS of NODE, NODE")
    }

    @Test("a value that looks like a template is not read again")
    func noSecondReading() throws {
        let row = ResultRow(columns: ["node"], values: [.text("{secret:node.requirepass}")])
        #expect(try Template("{node}").filled(with: row) == "{secret:node.requirepass}")
    }
}
