/// How bad a finding is, by its consequence.
package enum Severity: String, Sendable, CaseIterable, Comparable {
    /// Worth improving.
    case notice
    /// A foreseeable event will break it.
    case warning
    /// Something is broken.
    case error
    /// Data or availability is being lost now.
    case critical

    package static func < (left: Severity, right: Severity) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .notice: 0
        case .warning: 1
        case .error: 2
        case .critical: 3
        }
    }
}

/// What carrying out a repair step may cost.
package enum Risk: String, Sendable, CaseIterable, Comparable, Codable {
    /// Online, undo known, nobody notices.
    case safe
    /// Moves ownership, roles or data, or drops connections.
    case disruptive
    /// Something may be lost for good.
    case destructive
    /// Only a person can do it.
    case manual

    package static func < (left: Risk, right: Risk) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .safe: 0
        case .disruptive: 1
        case .destructive: 2
        case .manual: 3
        }
    }
}
