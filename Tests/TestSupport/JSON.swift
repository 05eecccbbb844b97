package import Foundation

/// A JSON text as a value that can be walked.
package indirect enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    package init(parsing data: Data) throws {
        self = try JSONDecoder().decode(JSON.self, from: data)
    }

    package subscript(key: String) -> JSON? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    package subscript(index: Int) -> JSON? {
        if case .array(let items) = self, items.indices.contains(index) { items[index] } else { nil }
    }

    package var string: String? { if case .string(let text) = self { text } else { nil } }
    package var number: Double? { if case .number(let number) = self { number } else { nil } }
    package var array: [JSON]? { if case .array(let items) = self { items } else { nil } }
    package var object: [String: JSON]? { if case .object(let members) = self { members } else { nil } }

    /// The value with one member or item changed, at a path of keys and indices; nil takes the member out.
    package func replacing(_ path: ArraySlice<String>, with value: JSON?) -> JSON {
        guard let key = path.first else { return value ?? self }
        switch self {
        case .object(var members):
            members[key] = path.count == 1 ? value : members[key]?.replacing(path.dropFirst(), with: value)
            return .object(members)
        case .array(var items):
            guard let index = Int(key), items.indices.contains(index) else { return self }
            items[index] = items[index].replacing(path.dropFirst(), with: value)
            return .array(items)
        default: return self
        }
    }
}

extension JSON: Decodable {
    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .string(text)
        } else if let items = try? value.decode([JSON].self) {
            self = .array(items)
        } else {
            self = .object(try value.decode([String: JSON].self))
        }
    }
}
