import Yams

extension RuleReader {
    static func evidence(_ node: Node, _ path: String, _ context: YAMLContext) -> RuleEvidence? {
        let known = ["node", "info", "config", "source", "text"]
        guard let map = YAMLMapping(node, context, path: path, known: known) else { return nil }
        if let field = map.optionalString("info") { return .info(node: map.string("node"), field: field) }
        if let name = map.optionalString("config") { return .config(node: map.string("node"), name: name) }
        return .text(source: map.string("source"), text: map.string("text"))
    }

    static func fix(_ node: Node, _ path: String, _ context: YAMLContext) -> RuleFix? {
        let known = ["title", "risk", "on", "run", "undo", "check", "loses", "procedure", "advice"]
        guard let map = YAMLMapping(node, context, path: path, known: known) else { return nil }
        if let advice = map.optionalString("advice") { return .advice(advice) }
        let title = map.string("title")
        let risk = map.choice("risk", Risk.self) ?? .manual
        if let procedure = map.optionalString("procedure") {
            return .procedure(name: procedure, title: title, risk: risk)
        }
        let check = map.node("check").flatMap {
            YAMLMapping($0, context, path: map.path("check"), known: ["gone_within"])
        }
        return .command(
            RuleCommand(
                title: title,
                risk: risk,
                node: map.string("on"),
                run: map.strings("run"),
                undo: map.strings("undo"),
                goneWithinMilliseconds: check?.milliseconds("gone_within"),
                loses: map.optionalString("loses")
            )
        )
    }
}
