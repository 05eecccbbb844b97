import Facts

/// A JSON value whose keys are known only at run time.
enum JSONValue: Encodable, ExpressibleByDictionaryLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByStringLiteral
{
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { $1 })
    }

    init(integerLiteral value: Int) { self = .integer(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(stringLiteral value: String) { self = .string(value) }

    static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    static func facts(_ cells: [(column: String, value: FactValue)]) -> JSONValue {
        .object(Dictionary(cells.map { ($0.column, JSONValue($0.value)) }) { $1 })
    }

    init(_ value: FactValue) {
        self =
            switch value {
            case .null: .null
            case .integer(let number): .integer(Int(number))
            // JSON has no infinity, and one odd cell must not cost the report.
            case .real(let number): number.isFinite ? .number(number) : .null
            case .text(let text): .string(text)
            }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let values): try container.encode(values)
        case .object(let values): try container.encode(values)
        }
    }
}
