import Testing

/// One way in which a rule that reads well does not compile: what is changed, where the caret stands, what is said.
struct CompilerMistake: Sendable, CustomTestStringConvertible {
    let piece: String
    let other: String
    /// `line:column`.
    let place: String
    let message: String

    init(_ piece: String, _ other: String, _ place: String, _ message: String) {
        self.piece = piece
        self.other = other
        self.place = place
        self.message = message
    }

    var testDescription: String { message }

    static let all = query + names + commands + tests + head

    private static let query = [
        Self("SELECT n.node", "SELEC n.node", "8:3", "near \"SELEC\": syntax error"),
        Self("FROM node AS n", "FROM nodes AS n", "9:8", "no such table 'nodes', did you mean 'node'?"),
        Self("n.state AS state", "n.stat AS state", "8:26", "no such column 'n.stat', did you mean 'state'?"),
        Self("> :limit", "> :limit; DELETE FROM node", "10:59", "a rule is one query, and here begins another"),
        Self("FROM node AS n", "FROM node AS n NATURAL JOIN info", "9:18", Self.hides("NATURAL")),
        Self("FROM node AS n", "FROM node AS n JOIN info USING (node)", "9:28", Self.hides("USING")),
        Self("> :limit", "> :limt", "10:52", "':limt' is not declared below 'parameters', did you mean ':limit'?"),
        Self("> :limit", "> ?", "10:52", "a parameter is written :name, not ?"),
        Self("> :limit", "> 30", "6:3", "the query does not use ':limit'"),
        Self("AS ms", "AS state", "8:3", "two columns of the result are called 'state'"),
        Self(
            "n.state = 'refused'",
            "n.seed = 'yes'",
            "10:18",
            "'node.seed' is a number, and a text is never equal to it"
        ),
        Self("FROM node AS n", "FROM sqlite_schema AS s, node AS n", "9:8", "'sqlite_schema' is no fact table"),
    ]

    private static func hides(_ word: String) -> String {
        "\(word) hides which columns are compared; write ON a.x = b.x"
    }

    private static let names = [
        Self("is {state}", "is {stat}", "11:27", "'stat' is no column of the result, did you mean 'state'?"),
        Self("key: [node]", "key: [nod]", "4:7", "'nod' is no column of the result, did you mean 'node'?"),
        Self(
            "key: [node]",
            "key: [node]\nsubjects: { mode: node }",
            "5:13",
            "'mode' is no column of the result, did you mean 'node'?"
        ),
        Self("it gets worse", "it kills {seconds:colour}", "12:18", Self.unknownFormatter),
        Self("it gets worse", "'it kills {node'", "12:19", "'{' without '}' in: it kills {node"),
        Self("{state}", "{state:duration}", "11:27", "':duration' wants a whole number, and 'state' is text"),
        Self("{state}", "{ms:bytes}", "11:27", "':bytes' wants a whole number, and 'ms' is real"),
        Self("{seconds:duration}", "{seconds:node}", "11:41", "':node' wants a text, and 'seconds' is integer"),
        Self(
            "explain: because",
            "explain: because\nevidence: [{ node: nodd, info: role }]",
            "14:20",
            "'nodd' is no column of the result, did you mean 'node'?"
        ),
        Self("on: node", "on: nodes", "16:39", "'nodes' is no column of the result, did you mean 'node'?"),
        Self(
            "explains: [b/other]",
            "explains: [b/othr]",
            "14:12",
            "there is no rule 'b/othr', did you mean 'b/other'?"
        ),
        Self("explains: [b/other]", "explains: [a/b]", "14:12", "a rule does not explain itself"),
        Self("explains: [b/other]", "explains: [b/other, b/other]", "14:21", "'b/other' stands here twice"),
    ]

    private static let unknownFormatter =
        "unknown formatter in {seconds:colour}; known are node, slots, duration, bytes, number, plural(word)"

    private static let commands = [
        Self("[CONFIG, SET,", "[CONFG, SET,", "16:51", "no server knows the command 'CONFG', did you mean 'CONFIG'?"),
        Self(
            "[CONFIG, SET, timeout, \"0\"]",
            "[CONFIG, SAT, timeout]",
            "16:51",
            "no server knows the command 'CONFIG SAT', did you mean 'CONFIG SET'?"
        ),
        Self(
            "[CONFIG, SET, timeout, \"0\"]",
            "[CONFIG, SET, timeout]",
            "16:50",
            "CONFIG SET takes at least 4 words with its name, not 3"
        ),
        Self(
            "timeout, \"0\"",
            "timeut, \"0\"",
            "16:64",
            "no server knows the setting 'timeut', did you mean 'timeout'?"
        ),
        Self(
            "[CONFIG, SET, timeout, \"0\"]",
            "[FLUSHALL]",
            "16:29",
            "FLUSHALL is destructive, and the risk told here is only safe"
        ),
        Self(
            "[CONFIG, SET, timeout, \"0\"]",
            "[CONFIG, SET, requirepass, x]",
            "16:29",
            "CONFIG SET is disruptive, and the risk told here is only safe"
        ),
        Self("\"0\"] }", "\"0\"], undo: [PIN] }", "16:86", "no server knows the command 'PIN', did you mean 'PING'?"),
        Self(
            "on: node, run: [CONFIG, SET, timeout, \"0\"]",
            "procedure: align-password",
            "16:46",
            "there is no procedure 'align-password', did you mean 'align-passwords'?"
        ),
    ]

    private static let tests = [
        Self("expect: [{ node: \"h:1\", seconds: 40 }]", "expect: []", "18:3", "no test in which it fires"),
        Self(
            "  - { name: well, given: { node: [{ node: \"h:1\", state: answered }] }, expect: [] }",
            "",
            "18:3",
            Self.noSilent
        ),
        Self(
            "expect: [{ node: \"h:1\", seconds: 40 }]",
            "expect: [{ node: \"h:2\" }]",
            "18:11",
            "test 'unwell' fails: expected 1 findings, got 1: "
                + "{node: h:1, state: refused, seconds: 40, ms: unknown}"
        ),
        Self("seconds: 40 }]\n  -", "second: 40 }]\n  -", "21:29", Self.noSecond),
        Self("{ name: well,", "{ name: unwell,", "22:13", "two tests are called 'unwell'"),
        Self("node: [{ node: \"h:1\", state: refused", "nods: [{ node: \"h:1\", state: refused", "20:7", Self.noTable),
        Self("state: refused, up", "stat: refused, up", "20:29", Self.noColumn),
        Self("uptime_seconds: 40", "uptime_seconds: yes please", "20:45", Self.noNumber),
    ]

    private static let noSilent = "no test in which it is silent"
    private static let noSecond = "'second' is no column of the result, did you mean 'seconds'?"
    private static let noTable = "there is no fact table 'nods', did you mean 'node'?"
    private static let noColumn = "table 'node' has no column 'stat', did you mean 'state'?"
    private static let noNumber = "'node.uptime_seconds' is integer, which 'yes please' is not"

    private static let head = [
        Self("\">=3.0\"", "\"3.0\"", "3:10", "'3.0' is no range of versions; write \">=3.0\""),
        Self("key: [node]", "key: [node]\nconfirm: 2m", "5:10", "the second look comes after 1m at most"),
        Self(
            "key: [node]",
            "key: [node]\nsubjects: { node: nod }",
            "5:19",
            "'nod' is no kind of subject; known are node, shard, slots, from, to, about, did you mean 'node'?"
        ),
        Self(
            "key: [node]",
            "key: [node]\nsubjects: { node: from }",
            "5:11",
            "a pair has one subject of kind 'from' and one of kind 'to'"
        ),
        Self("  limit: {", "  Limit: {", "6:3", "'Limit' is no name for a parameter; write lower_case"),
        Self("default: 30, ", "", "6:10", "the key 'default' is missing"),
        Self("default: 30", "default: ~", "6:21", "the default of ':limit' is a number or a text"),
    ]
}
