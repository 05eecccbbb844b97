import Testing

/// One way in which a rule file is wrong, and what the reader must say.
struct RuleMistake: Sendable, CustomTestStringConvertible {
    let piece: String
    let other: String
    let place: String
    let message: String

    init(_ piece: String, _ other: String, _ place: String, _ message: String) {
        self.piece = piece
        self.other = other
        self.place = place
        self.message = message
    }

    var testDescription: String { message }

    static let all = [
        RuleMistake("severity: error", "severty: error", "2:1", "unknown key 'severty', did you mean 'severity'?"),
        RuleMistake("impact:", "kubernetes: 1\nimpact:", "8:1", "unknown key 'kubernetes'"),
        RuleMistake("impact:", "title: again\nimpact:", "8:1", "the key 'title' stands here twice"),
        RuleMistake(
            "severity: error",
            "severity: eror",
            "2:11",
            "'eror' is no severity; known are notice, warning, error, critical, did you mean 'error'?"
        ),
        RuleMistake(
            "severity: error",
            "severity: awful",
            "2:11",
            "'awful' is no severity; known are notice, warning, error, critical"
        ),
        RuleMistake("key: [node]", "key: node", "4:6", "'key' must be a list"),
        RuleMistake("key: [node]", "key: [[node]]", "4:7", "'key' must be a text"),
        RuleMistake("impact: it gets worse", "impact: [a, b]", "8:9", "'impact' must be a text"),
        RuleMistake("title: A node is unwell\n", "", "1:1", "the key 'title' is missing"),
        RuleMistake("key: [node]\n", "", "1:1", "the key 'key' is missing"),
        RuleMistake("key: [node]", "key: [node]\nconfirm: soon", "5:10", "'soon' is no time; write 500ms, 2s or 1m"),
        RuleMistake("key: [node]", "key: [node]\nconfirm: 2", "5:10", "'2' is no time; write 500ms, 2s or 1m"),
        RuleMistake(
            "risk: safe",
            "risk: sage",
            "11:28",
            "'sage' is no risk; known are safe, disruptive, destructive, manual, did you mean 'safe'?"
        ),
        RuleMistake("run: [PING]", "run: PING", "11:50", "'run' must be a list"),
        RuleMistake("run: [PING]", "rum: [PING]", "11:45", "unknown key 'rum', did you mean 'run'?"),
        RuleMistake(
            "  - { title: mend it, risk: safe, on: node, run: [PING] }",
            "  - mend it",
            "11:5",
            "expected a mapping with the keys title, risk, on, run, undo, check, loses, procedure, advice"
        ),
        RuleMistake("given: {}, ", "", "17:5", "the key 'given' is missing"),
        RuleMistake("node: [{ node: \"h:1\" }]\n", "node: none\n", "15:13", "expected a list of rows"),
        RuleMistake(
            "node: [{ node: \"h:1\" }]\n",
            "node: [none]\n",
            "15:14",
            "a row is a mapping of columns to values"
        ),
        RuleMistake(
            "expect: [{ node: \"h:1\" }]",
            "expect: [{ node: [] }]",
            "16:22",
            "a cell is a number, a text or null"
        ),
        RuleMistake(
            "fix:\n",
            "evidence: [{ nod: a, info: b }]\nfix:\n",
            "10:14",
            "unknown key 'nod', did you mean 'node'?"
        ),
    ]
}
