/// A result column with something that a finding is about.
///
/// The kinds decide which findings meet: a cause explains a consequence only where their proper subjects are the same
/// thing, or one belongs to the other.
package struct RuleSubject: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        /// The node that is unwell.
        case node
        /// The shard of the master at this address.
        case shard
        /// Slot ranges.
        case slots
        /// The end of a link, or of any other ordered pair, that begins it: the replica, the observer, the client.
        case from
        /// The other end.
        case to
        /// Named for the reader only.
        case about
    }

    package var column: String
    package var kind: Kind

    package init(_ column: String, _ kind: Kind = .node) {
        self.column = column
        self.kind = kind
    }
}

extension RuleSubject: ExpressibleByStringLiteral {
    package init(stringLiteral column: String) {
        self.init(column)
    }
}

/// A value that a rule's query uses as `:name`.
package struct RuleParameter: Sendable, Hashable {
    package var name: String
    package var value: RuleScalar
    /// seconds, bytes, nodes …; empty for a plain number or a text.
    package var unit: String
    package var meaning: String

    package init(name: String, value: RuleScalar, unit: String, meaning: String) {
        self.name = name
        self.value = value
        self.unit = unit
        self.meaning = meaning
    }
}
