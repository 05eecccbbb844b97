/// As much of JSON Schema (draft 2020-12) as the schemas of this project use.
///
/// A keyword that it does not know is an error of the schema, so that no promise stands there unchecked.
package struct JSONSchema: Sendable {
    private static let silent: Set<String> = ["$schema", "$id", "$defs", "title", "description", "examples"]
    private let root: JSON

    package init(_ root: JSON) {
        self.root = root
    }

    /// Everything that is wrong with a document, as `path: what`; empty if it is valid.
    package func problems(in document: JSON) -> [String] {
        check(document, root, "$")
    }

    private func check(_ value: JSON, _ schema: JSON, _ path: String) -> [String] {
        guard let keywords = schema.object else { return ["\(path): the schema is no object"] }
        return keywords.sorted { $0.key < $1.key }.flatMap { keyword, rule in
            self.check(value, keyword, rule, path)
        }
    }

    private func check(_ value: JSON, _ keyword: String, _ rule: JSON, _ path: String) -> [String] {
        switch keyword {
        case "$ref":
            guard let target = resolve(rule.string ?? "") else { return ["\(path): no definition \(rule)"] }
            return check(value, target, path)
        case "type":
            let types = rule.array?.compactMap(\.string) ?? [rule.string ?? ""]
            let isMet = types.contains { Self.matches(value, $0) }
            return isMet ? [] : ["\(path): is no \(types.joined(separator: " or "))"]
        case "const": return value == rule ? [] : ["\(path): is not \(rule)"]
        case "enum": return rule.array?.contains(value) == true ? [] : ["\(path): \(value) is not in the enum"]
        case "required":
            guard let members = value.object else { return [] }
            let missing = (rule.array ?? []).compactMap(\.string).filter { members[$0] == nil }
            return missing.map { "\(path): has no \($0)" }
        case "properties":
            guard let members = value.object, let schemas = rule.object else { return [] }
            return schemas.sorted { $0.key < $1.key }.flatMap { name, schema in
                members[name].map { check($0, schema, "\(path).\(name)") } ?? []
            }
        case "items":
            return (value.array ?? []).enumerated().flatMap { check($0.element, rule, "\(path)[\($0.offset)]") }
        case "minimum":
            guard let number = value.number, let least = rule.number else { return [] }
            return number < least ? ["\(path): \(number) is below \(least)"] : []
        case "pattern":
            guard let text = value.string else { return [] }
            guard let regex = try? Regex(rule.string ?? "") else { return ["\(path): the pattern is no regex"] }
            return text.firstMatch(of: regex) == nil ? ["\(path): '\(text)' does not match the pattern"] : []
        case let other:
            return Self.silent.contains(other) ? [] : ["\(path): the validator does not know the keyword \(other)"]
        }
    }

    private func resolve(_ reference: String) -> JSON? {
        guard reference.hasPrefix("#/") else { return nil }
        return reference.dropFirst(2).split(separator: "/").reduce(root as JSON?) { $0?[String($1)] }
    }

    private static func matches(_ value: JSON, _ type: String) -> Bool {
        switch (type, value) {
        case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string), ("array", .array),
            ("object", .object):
            true
        case ("integer", .number(let number)): number.rounded() == number
        default: false
        }
    }
}
