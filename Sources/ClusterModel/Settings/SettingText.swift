/// The value of a setting in one spelling, so that a running server and its config file can be compared.
package enum SettingText {
    /// `1gb` is 1073741824, `YES` is yes, `AKE` is `EKA`; of several lines of a file all are needed, in their order.
    package static func normal(_ values: [String], of name: String) -> String {
        switch name {
        case "save": return save(values)
        case "client-output-buffer-limit": return outputLimits(values)
        case "notify-keyspace-events": return events(values.last ?? "")
        default: return words(values.last ?? "").map(word).joined(separator: " ")
        }
    }

    package static func normal(_ value: String, of name: String) -> String { normal([value], of: name) }

    /// Settings that say something else in a running server than in a file, without anybody having changed them.
    package static func isComparable(_ name: String) -> Bool { !incomparable.contains(name) }

    /// A limit of open files lowers maxclients, cluster mode sets databases, and paths are made absolute.
    private static let incomparable: Set<String> = [
        "maxclients", "databases", "dir", "bind", "include", "loadmodule", "user", "rename-command", "replicaof",
        "oom-score-adj-values", "cluster-databases", "pidfile", "logfile", "proc-title-template", "daemonize",
        "supervised", "latency-tracking-info-percentiles",
    ]

    private static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    private static func word(_ word: Substring) -> String {
        let text = word.lowercased()
        return bytes(text).map(String.init) ?? text
    }

    /// A number with a unit, as `memtoull` in `util.c` reads it; also one without.
    static func bytes(_ text: String) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "-" }
        guard let number = Int(digits), let factor = units[String(text.dropFirst(digits.count))] else { return nil }
        let (product, overflow) = number.multipliedReportingOverflow(by: factor)
        return overflow ? nil : product
    }

    private static let units: [String: Int] = [
        "": 1, "b": 1, "k": 1000, "kb": 1 << 10, "m": 1_000_000, "mb": 1 << 20, "g": 1_000_000_000, "gb": 1 << 30,
    ]

    /// Pairs of seconds and changes; an empty argument forgets those before it.
    private static func save(_ values: [String]) -> String {
        var pairs: [String] = []
        for value in values {
            let numbers = words(value).filter { $0 != "\"\"" && $0 != "''" }.map(String.init)
            if numbers.isEmpty { pairs = [] } else { pairs += numbers }
        }
        return pairs.joined(separator: " ")
    }

    /// Each class with its three limits; classes that are not named keep their defaults.
    private static func outputLimits(_ values: [String]) -> String {
        var limits = ["normal": "0 0 0", "replica": "268435456 67108864 60", "pubsub": "33554432 8388608 60"]
        for value in values {
            var rest = words(value)[...]
            while rest.count >= 4 {
                let name = rest.removeFirst().lowercased()
                let numbers = rest.prefix(3).map(word).joined(separator: " ")
                limits[name == "slave" ? "replica" : name] = numbers
                rest = rest.dropFirst(3)
            }
        }
        return limits.keys.sorted().map { "\($0) \(limits[$0] ?? "")" }.joined(separator: " ")
    }

    /// Letters in one order; A stands for the classes that every version has in it.
    private static func events(_ value: String) -> String {
        var letters = Set(value.filter { $0 != "\"" && $0 != "'" })
        if letters.contains("A") { letters.formUnion("g$lshzxet") }
        if letters.isSuperset(of: "g$lshzxet") { letters.insert("A") }
        if letters.contains("A") { letters.subtract("g$lshzxetd") }
        return String(letters.sorted())
    }
}
