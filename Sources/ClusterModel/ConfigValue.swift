/// The value of a setting: a text to show, or a secret that no output can show by mistake.
package enum ConfigValue: Sendable, Hashable {
    case text(String)
    case secret(Secret)

    /// The value of a setting of this name, hidden if the name says so.
    package init(_ value: String, of name: String) {
        self.init(value, canonical: ConfigName.canonical(name))
    }

    init(_ value: String, canonical name: String) {
        self = ConfigName.isSecret(canonical: name) ? .secret(Secret(value)) : .text(value)
    }

    /// The text, nil for a secret.
    package var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The secret, nil for a text.
    package var secret: Secret? {
        if case .secret(let secret) = self { secret } else { nil }
    }

    package var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .secret(let secret): secret.isEmpty
        }
    }
}

extension ConfigValue: CustomStringConvertible {
    /// The text, or `<secret>`.
    package var description: String {
        switch self {
        case .text(let text): text
        case .secret(let secret): secret.description
        }
    }
}
