/// A `redis.conf` or `valkey.conf` as bytes, so that an edit changes one setting and nothing else.
///
/// Source: `loadServerConfigFromString` in `config.c`. A line is blank, a comment (its first character is `#`), or a
/// directive; there are no comments behind a directive.
package struct ConfigFile: Sendable, Hashable {
    /// The whole file, exactly as read or as edited.
    package private(set) var bytes: [UInt8]
    /// In the order of the file; `include` stays an ordinary directive.
    package private(set) var directives: [ConfigDirective] = []
    package private(set) var problems: [ParseProblem] = []

    package init(bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
        read()
    }

    package init(text: String) { self.init(bytes: text.utf8) }

    /// The value of the last directive of this name, or of another name of the same setting; nil if there is none.
    package func value(of name: String) -> ConfigValue? { last(name)?.value }

    /// All directives of a setting, under any of its names: for `save`, `include`, `user` and others that add up.
    package func directives(named name: String) -> [ConfigDirective] {
        let name = ConfigName.canonical(name)
        return directives.filter { ConfigName.canonical($0.name) == name }
    }

    func last(_ name: String) -> ConfigDirective? {
        let name = ConfigName.canonical(name)
        return directives.last { ConfigName.canonical($0.name) == name }
    }

    private mutating func read() {
        var start = 0
        var number = 1
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            readLine(start..<end, number)
            start = end + 1
            number += 1
        }
    }

    private mutating func readLine(_ range: Range<Int>, _ number: Int) {
        let line = bytes[range]
        let first = line.first { !ArgumentSplitter.isBlank($0) }
        guard let first, first != UInt8(ascii: "#"), first != 0 else { return }
        guard let words = ArgumentSplitter.split(line) else {
            problems.note(number, .unbalancedQuotes)
            return
        }
        let texts = words.map { text(of: $0, number) }
        guard let nameWord = words.first, let lastWord = words.last, let name = texts.first?.lowercased() else {
            return
        }
        let arguments = Array(texts.dropFirst())
        let argumentStart = words.count > 1 ? words[1].range.lowerBound : lastWord.range.upperBound
        directives.append(
            ConfigDirective(
                line: number,
                name: name,
                value: ConfigValue(arguments.joined(separator: " "), of: name),
                arguments: ConfigName.isSecret(name) ? [] : arguments,
                nameRange: nameWord.range.shifted(range.lowerBound),
                argumentRange: (argumentStart..<lastWord.range.upperBound).shifted(range.lowerBound)
            )
        )
    }

    private mutating func text(of word: ArgumentSplitter.Argument, _ number: Int) -> String {
        if let text = String(validating: word.value, as: UTF8.self) { return text }
        problems.note(number, .notUTF8)
        return String(decoding: word.value, as: UTF8.self)
    }
}

extension Range<Int> {
    fileprivate func shifted(_ distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}
