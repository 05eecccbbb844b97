/// Which of the two server families a node belongs to.
package enum Flavour: String, Sendable, Hashable, CaseIterable {
    case redis
    case valkey
}

extension Flavour: CustomStringConvertible {
    package var description: String {
        switch self {
        case .redis: "Redis"
        case .valkey: "Valkey"
        }
    }
}
