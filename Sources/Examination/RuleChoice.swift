package import Facts
package import RuleFormat

extension [Rule] {
    /// Those that have something to judge: rules about traffic need a capture, all others a cluster or its files.
    ///
    /// An operator's own rules are always asked; they say themselves what they lack.
    package func judging(capture: Bool, cluster: Bool) -> [Rule] {
        filter { $0.isUserMade || ($0.isAboutTraffic ? capture : cluster) }
    }

    /// The same for what a snapshot holds.
    package func judging(_ store: FactStore) throws -> [Rule] {
        judging(capture: try store.holdsTraffic(), cluster: try store.run()?.kind != "capture")
    }
}

extension Rule {
    package var isAboutTraffic: Bool { id.hasPrefix("traffic/") }
}
