import Yams

/// Reads `.rcdoctor.yaml`; every mistake is told with line, column and caret, all of them at once.
package enum SettingsReader {
    /// - Throws: `RuleProblems`.
    package static func read(_ text: String, file: String) throws(RuleProblems) -> DoctorSettings {
        let context = YAMLContext(file: file, text: text)
        // A file of comments sets nothing.
        if text.split(whereSeparator: \.isNewline).allSatisfy({ $0.first == "#" || $0.allSatisfy(\.isWhitespace) }) {
            return DoctorSettings()
        }
        let known = ["mute", "severity", "parameters", "ignore", "rules"]
        guard let root = RuleReader.compose(text, context), let top = YAMLMapping(root, context, known: known) else {
            throw RuleProblems(problems: context.problems)
        }
        var settings = DoctorSettings()
        settings.mutes = top.items("mute").enumerated().compactMap { mute($0.element, "mute.\($0.offset)", context) }
        settings.ignored = top.strings("ignore")
        settings.folders = top.strings("rules")
        severities(top, &settings)
        parameters(top, &settings)
        guard context.problems.isEmpty else { throw RuleProblems(problems: context.problems) }
        return settings
    }

    private static func mute(_ node: Node, _ path: String, _ context: YAMLContext) -> RuleMute? {
        let known = ["rule", "key", "reason", "until", "count"]
        guard let map = YAMLMapping(node, context, path: path, known: known) else { return nil }
        var key: [String: String] = [:]
        for (name, value) in map.node("key")?.mapping ?? [:] {
            key[context.string(name, "key")] = context.string(value, "key")
        }
        let until = map.optionalString("until")
        if let until, until.wholeMatch(of: #/[0-9]{4}-[0-9]{2}-[0-9]{2}/#) == nil, let place = map.node("until") {
            context.report("'\(until)' is no day; write 2026-12-31", at: place)
        }
        let count = map.node("count")
        if let count, count.int.map({ $0 < 1 }) ?? true {
            context.report("'count' is the number of findings that are accepted", at: count)
        }
        return RuleMute(
            rule: map.string("rule"),
            key: key,
            reason: map.string("reason"),
            until: until,
            count: count?.int
        )
    }

    private static func severities(_ top: YAMLMapping, _ settings: inout DoctorSettings) {
        guard let node = top.node("severity") else { return }
        guard let pairs = node.mapping else {
            top.context.report("'severity' must be a mapping of rules to severities", at: node)
            return
        }
        for (rule, value) in pairs {
            let word = top.context.string(value, "severity")
            guard let severity = Severity(rawValue: word) else {
                let names = Severity.allCases.map(\.rawValue)
                let hint = didYouMean(word, among: names).map { ", did you mean '\($0)'?" } ?? ""
                top.context.report(
                    "'\(word)' is no severity; known are \(names.joined(separator: ", "))\(hint)",
                    at: value
                )
                continue
            }
            settings.severities[top.context.string(rule, "severity")] = severity
        }
    }

    private static func parameters(_ top: YAMLMapping, _ settings: inout DoctorSettings) {
        guard let node = top.node("parameters") else { return }
        guard let pairs = node.mapping else {
            top.context.report("'parameters' must be a mapping of rules to their parameters", at: node)
            return
        }
        for (rule, values) in pairs {
            guard let cells = values.mapping else {
                top.context.report("the parameters of a rule are a mapping of names to values", at: values)
                continue
            }
            let id = top.context.string(rule, "parameters")
            for (name, value) in cells {
                let word = top.context.string(name, "parameters")
                settings.parameters[id, default: [:]][word] = RuleReader.scalar(value, top.context)
            }
        }
    }
}
