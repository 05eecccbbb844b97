/// One cell of a fact: what SQLite's STRICT tables can hold.
///
/// NULL means *unknown*, never "no" and never zero.
package enum FactValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)

    package var text: String? {
        if case .text(let value) = self { value } else { nil }
    }

    package var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    package var isNull: Bool { self == .null }
}

extension FactValue: CustomStringConvertible {
    package var description: String {
        switch self {
        case .null: "unknown"
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let value): value
        }
    }
}

/// A Swift value that has a place in a fact table.
package protocol FactConvertible: SendableMetatype {
    /// Whether it may be unknown: NULL in its table.
    static var canBeUnknown: Bool { get }
    var factValue: FactValue { get }

    /// Binds the value to a place, counted from 1, of a prepared statement.
    func bind(to insertion: OpaquePointer, _ place: Int32)
}

extension FactConvertible {
    package static var canBeUnknown: Bool { false }
}

extension String: FactConvertible {
    package var factValue: FactValue { .text(self) }
}

extension Int: FactConvertible {
    package var factValue: FactValue { .integer(Int64(self)) }
}

extension Int64: FactConvertible {
    package var factValue: FactValue { .integer(self) }
}

extension Bool: FactConvertible {
    package var factValue: FactValue { .integer(self ? 1 : 0) }
}

extension Double: FactConvertible {
    package static var canBeUnknown: Bool { true }
    /// What is no number (NaN) or none that was measured (infinite) is unknown.
    package var factValue: FactValue { isFinite ? .real(self) : .null }
}

extension Optional: FactConvertible where Wrapped: FactConvertible {
    package static var canBeUnknown: Bool { true }
    package var factValue: FactValue { self?.factValue ?? .null }
}
