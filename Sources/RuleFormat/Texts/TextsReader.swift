import Yams

/// Reads a file of texts: a mapping of rule names to title, message, impact and fix.
package enum TextsReader {
    private static let keys = ["title", "message", "impact", "fix", "words"]

    /// - Parameter file: how the file is called in messages; its name tells the language.
    /// - Throws: `RuleProblems`, all of them at once.
    package static func read(_ text: String, file: String) throws(RuleProblems) -> RuleTextsFile {
        let context = YAMLContext(file: file, text: text)
        guard let root = RuleReader.compose(text, context) else { throw RuleProblems(problems: context.problems) }
        guard let pairs = root.mapping, let language = RuleTextsFile.language(of: file) else {
            context.report("expected a mapping of the names of rules to their texts", at: root)
            throw RuleProblems(problems: context.problems)
        }
        var texts: [String: RuleTexts] = [:]
        for (key, value) in pairs {
            let name = context.string(key, "name")
            guard let map = YAMLMapping(value, context, path: name, known: keys) else { continue }
            context.remember(name, key)
            if texts[name] != nil { context.report("the rule '\(name)' stands here twice", at: key) }
            texts[name] = RuleTexts(
                title: map.string("title"),
                message: map.string("message"),
                impact: map.string("impact"),
                fixes: map.strings("fix"),
                words: words(map)
            )
        }
        guard context.problems.isEmpty else { throw RuleProblems(problems: context.problems) }
        return RuleTextsFile(language: language, texts: texts, source: context.source)
    }

    private static func words(_ map: YAMLMapping) -> [String: String] {
        guard let node = map.node("words") else { return [:] }
        guard let pairs = node.mapping else {
            map.context.report("'words' must be a mapping of English words to their translation", at: node)
            return [:]
        }
        var words: [String: String] = [:]
        for (key, value) in pairs { words[map.context.string(key, "words")] = map.context.string(value, "words") }
        return words
    }
}
