/// The settings of a running server: the answer to `CONFIG GET *`.
package struct ConfigReply: Sendable, Hashable {
    package struct Setting: Sendable, Hashable {
        /// Canonical, see `ConfigName.canonical(_:)`.
        package let name: String
        package let value: ConfigValue
    }

    /// Each setting once, in the order of the answer.
    package private(set) var settings: [Setting] = []
    private var index: [String: Int] = [:]
    /// Servers have some three hundred, modules add theirs.
    private static let most = 5_000

    /// Takes the answer as RESP2 sends it: name, value, name, value; a name without a value is left out.
    package init(flat: [String]) {
        self.init(pairs: stride(from: 0, to: flat.count - 1, by: 2).map { (flat[$0], flat[$0 + 1]) })
    }

    /// Takes the answer as RESP3 sends it; of two names for one setting the first counts.
    package init(pairs: [(name: String, value: String)]) {
        index.reserveCapacity(min(pairs.count, Self.most))
        settings.reserveCapacity(min(pairs.count, Self.most))
        for pair in pairs.prefix(Self.most) {
            let name = ConfigName.canonical(pair.name)
            if let first = index.updateValue(settings.count, forKey: name) {
                index[name] = first
                continue
            }
            settings.append(Setting(name: name, value: ConfigValue(pair.value, canonical: name)))
        }
    }

    /// The value under any name of the setting, nil when the server did not list it.
    package subscript(_ name: String) -> ConfigValue? {
        index[ConfigName.canonical(name)].map { settings[$0].value }
    }

    /// Whether the value of a setting must never be shown.
    package static func isSecret(_ name: String) -> Bool { ConfigName.isSecret(name) }
}
