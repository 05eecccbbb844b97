import Yams

extension RuleReader {
    /// `>=7.0`, the only form: a rule speaks about a version and all that follow.
    static func applies(_ top: YAMLMapping) -> String {
        let text = top.string("applies")
        if let node = top.node("applies"), node.scalar != nil,
            text.wholeMatch(of: #/>=[0-9]{1,3}(\.[0-9]{1,3}){0,2}/#) == nil
        {
            top.context.report("'\(text)' is no range of versions; write \">=3.0\"", at: node)
        }
        return text
    }

    /// A second look must not make a person wait for long.
    static func confirm(_ top: YAMLMapping) -> Int? {
        guard let milliseconds = top.milliseconds("confirm"), let node = top.node("confirm") else { return nil }
        if !(0...60_000).contains(milliseconds) {
            top.context.report("the second look comes after 1m at most", at: node)
        }
        return milliseconds
    }

    /// A list of columns with nodes, or a mapping of columns to what they hold.
    static func subjects(_ top: YAMLMapping) -> [RuleSubject] {
        guard let node = top.node("subjects") else { return [] }
        guard let pairs = node.mapping else { return top.strings("subjects").map { RuleSubject($0) } }
        let names = RuleSubject.Kind.allCases.map(\.rawValue)
        var subjects: [RuleSubject] = []
        for (key, value) in pairs {
            let column = top.context.string(key, "subjects")
            let word = top.context.string(value, "subjects")
            top.context.remember("subjects.\(subjects.count)", key)
            let kind = RuleSubject.Kind(rawValue: word)
            if kind == nil {
                let hint = didYouMean(word, among: names).map { ", did you mean '\($0)'?" } ?? ""
                top.context.report(
                    "'\(word)' is no kind of subject; known are \(names.joined(separator: ", "))\(hint)",
                    at: value
                )
            }
            subjects.append(RuleSubject(column, kind ?? .about))
        }
        let ends = (subjects.count { $0.kind == .from }, subjects.count { $0.kind == .to })
        if ends != (0, 0), ends != (1, 1) {
            top.context.report("a pair has one subject of kind 'from' and one of kind 'to'", at: node)
        }
        return subjects
    }

    static func parameters(_ top: YAMLMapping) -> [RuleParameter] {
        guard let node = top.node("parameters") else { return [] }
        guard let pairs = node.mapping else {
            top.context.report("'parameters' must be a mapping of names to defaults", at: node)
            return []
        }
        return pairs.compactMap { key, value in
            let name = top.context.string(key, "parameters")
            if name.wholeMatch(of: #/[a-z][a-z0-9_]*/#) == nil {
                top.context.report("'\(name)' is no name for a parameter; write lower_case", at: key)
            }
            let path = top.path("parameters.\(name)")
            let known = ["default", "unit", "meaning"]
            guard let map = YAMLMapping(value, top.context, path: path, known: known) else { return nil }
            top.context.remember(path, key)
            return RuleParameter(
                name: name,
                value: map.required("default").map { scalar($0, top.context) } ?? .null,
                unit: map.optionalString("unit") ?? "",
                meaning: map.string("meaning")
            )
        }
    }
}
