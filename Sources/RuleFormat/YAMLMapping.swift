import Yams

/// A YAML mapping that is read key by key and reports every mistake with its place, without stopping at the first.
struct YAMLMapping {
    private let node: Node
    private let pairs: Node.Mapping
    private let context: YAMLContext

    init?(_ node: Node, _ context: YAMLContext, known: [String]) {
        guard let pairs = node.mapping else {
            context.report("expected a mapping with the keys \(known.joined(separator: ", "))", at: node)
            return nil
        }
        self.node = node
        self.pairs = pairs
        self.context = context
        var seen: Set<String> = []
        for (key, _) in pairs {
            // `on:` is a boolean in YAML 1.1 and is read by its text here.
            let name = key.scalar?.string ?? ""
            if !known.contains(name) {
                let hint = didYouMean(name, among: known).map { ", did you mean '\($0)'?" } ?? ""
                context.report("unknown key '\(name)'\(hint)", at: key)
            }
            if !seen.insert(name).inserted { context.report("the key '\(name)' stands here twice", at: key) }
        }
    }

    func node(_ key: String) -> Node? {
        pairs.first { $0.key.scalar?.string == key }?.value
    }

    func required(_ key: String) -> Node? {
        if let value = node(key) { return value }
        context.report("the key '\(key)' is missing", at: node)
        return nil
    }

    func string(_ key: String) -> String {
        guard let value = required(key) else { return "" }
        return context.string(value, key)
    }

    func optionalString(_ key: String) -> String? {
        node(key).map { context.string($0, key) }
    }

    func strings(_ key: String) -> [String] {
        guard let value = node(key) else { return [] }
        guard let items = value.sequence else {
            context.report("'\(key)' must be a list", at: value)
            return []
        }
        return items.map { context.string($0, key) }
    }

    func items(_ key: String) -> [Node] {
        guard let value = node(key) else { return [] }
        guard let items = value.sequence else {
            context.report("'\(key)' must be a list", at: value)
            return []
        }
        return Array(items)
    }

    func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        guard let value = required(key) else { return nil }
        let text = context.string(value, key)
        if let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        let hint = didYouMean(text, among: names).map { ", did you mean '\($0)'?" } ?? ""
        context.report("'\(text)' is no \(key); known are \(names.joined(separator: ", "))\(hint)", at: value)
        return nil
    }

    /// A time such as `2s`, `500ms` or `1m`, in milliseconds.
    func milliseconds(_ key: String) -> Int? {
        guard let value = node(key) else { return nil }
        let text = context.string(value, key)
        for (unit, factor) in [("ms", 1), ("s", 1000), ("m", 60_000)] where text.hasSuffix(unit) {
            if let number = Int(text.dropLast(unit.count)) { return number * factor }
        }
        context.report("'\(text)' is no time; write 500ms, 2s or 1m", at: value)
        return nil
    }
}

/// The file being read and the mistakes found so far.
final class YAMLContext {
    let file: String
    private let lines: [Substring]
    private(set) var problems: [RuleProblem] = []

    init(file: String, text: String) {
        self.file = file
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    func report(_ message: String, at node: Node) {
        report(message, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
    }

    func report(_ message: String, line: Int, column: Int) {
        let source = lines.indices.contains(line - 1) ? String(lines[line - 1]) : nil
        problems.append(RuleProblem(file: file, line: line, column: column, message: message, source: source))
    }

    func string(_ node: Node, _ key: String) -> String {
        if let scalar = node.scalar { return scalar.string }
        report("'\(key)' must be a text", at: node)
        return ""
    }
}
