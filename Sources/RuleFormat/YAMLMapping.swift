import Yams

/// A YAML mapping that is read key by key and reports every mistake with its place, without stopping at the first.
struct YAMLMapping {
    private let node: Node
    private let pairs: Node.Mapping
    let context: YAMLContext
    /// Of this mapping in the file; empty for the file itself.
    private let path: String

    init?(_ node: Node, _ context: YAMLContext, path: String = "", known: [String]) {
        guard let pairs = node.mapping else {
            context.report("expected a mapping with the keys \(known.joined(separator: ", "))", at: node)
            return nil
        }
        self.node = node
        self.pairs = pairs
        self.context = context
        self.path = path
        if !path.isEmpty { context.remember(path, node) }
        var seen: Set<String> = []
        for (key, value) in pairs {
            // `on:` is a boolean in YAML 1.1 and is read by its text here.
            let name = key.scalar?.string ?? ""
            context.remember(self.path(name), value)
            if !known.contains(name) {
                let hint = didYouMean(name, among: known).map { ", did you mean '\($0)'?" } ?? ""
                context.report("unknown key '\(name)'\(hint)", at: key)
            }
            if !seen.insert(name).inserted { context.report("the key '\(name)' stands here twice", at: key) }
        }
    }

    func path(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

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
        return items.enumerated().map { index, item in
            context.remember("\(path(key)).\(index)", item)
            return context.string(item, key)
        }
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
