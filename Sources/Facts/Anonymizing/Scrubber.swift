import ClusterModel

/// Replaces what identifies a cluster and its owner in texts: addresses, host names, node ids, users, paths.
///
/// Loopback and wildcard addresses stay: they identify nobody, and rules tell by them that all is on one machine.
struct Scrubber {
    private(set) var pseudonyms: Pseudonyms
    /// Host names and IPv6 addresses that stand in address columns; other texts are searched for them.
    private var hosts: Set<String> = []

    init(_ pseudonyms: Pseudonyms) {
        self.pseudonyms = pseudonyms
    }

    /// Takes note of a host before any text is scrubbed.
    mutating func learn(_ host: String) {
        guard !Self.isPublic(host), !Self.isIPv4(host) else { return }
        hosts.insert(host)
    }

    mutating func host(_ host: String) -> String {
        if Self.isPublic(host) { return host }
        if Self.isIPv4(host) { return pseudonyms.pseudonym(of: host, .ipv4) }
        return pseudonyms.pseudonym(of: host, host.contains(":") ? .ipv6 : .host)
    }

    /// One or more addresses or hosts with spaces between.
    mutating func addresses(_ text: String) -> String {
        if let short = Self.shortID(in: text) { return "node \(id(prefix: short))" }
        return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            if word.hasPrefix("/") { return path(String(word)) }
            if let endpoint = Endpoint(word) {
                return Endpoint(host: host(endpoint.host), port: endpoint.port).description
            }
            return Self.isID(word) ? id(String(word)) : host(String(word))
        }.joined(separator: " ")
    }

    mutating func id(_ id: String) -> String {
        // No replication history, or an id that was never told.
        id.allSatisfy { $0 == "0" } ? id : pseudonyms.pseudonym(of: id, .id)
    }

    mutating func user(_ user: String) -> String {
        user.isEmpty || user == "default" ? user : pseudonyms.pseudonym(of: user, .user)
    }

    mutating func name(_ name: String) -> String { name.isEmpty ? name : pseudonyms.pseudonym(of: name, .name) }

    /// A path with every part replaced that is not usual on any machine; equal parts stay equal, endings stay.
    mutating func path(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            if Self.usualParts.contains(String(part)) || part.allSatisfy(\.isNumber) { return String(part) }
            let dot = part.lastIndex(of: ".") ?? part.endIndex
            let (stem, ending) = (part[..<dot], part[dot...])
            if stem.isEmpty { return String(part) }
            let isUsual = Self.usualParts.contains(String(stem)) || stem.allSatisfy { $0.isNumber || $0 == "." }
            return (isUsual ? String(stem) : pseudonyms.pseudonym(of: String(stem), .path)) + ending
        }.joined(separator: "/")
    }

    /// Patterns of keys or channels in ACL rules, `~app:* %R~x:*`: what says nothing of anybody stays.
    mutating func patterns(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            guard let mark = word.firstIndex(where: { $0 == "~" || $0 == "&" }) else { return String(word) }
            let start = word.index(after: mark)
            let pattern = word[start...]
            return pattern == "*" || pattern.isEmpty ? String(word) : word[..<start] + name(String(pattern))
        }.joined(separator: " ")
    }

    /// Anything else: ids, addresses, known hosts, and paths wherever they stand.
    mutating func text(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let first = rest.first {
            let isStart = result.last.map { !Self.isWordCharacter($0) } ?? true
            let word = rest.prefix(while: Self.isWordCharacter)
            if first == "/", isStart {
                let found = rest.prefix { !$0.isWhitespace && !"\"',;:|".contains($0) }
                result += path(String(found))
                rest = rest[found.endIndex...]
            } else if word.isEmpty {
                result.append(first)
                rest = rest.dropFirst()
            } else {
                result += self.word(String(word), before: rest[word.endIndex...])
                rest = rest[word.endIndex...]
            }
        }
        for host in hosts where host.contains(":") && result.contains(host) {
            result = result.replacing(host, with: self.host(host))
        }
        return result
    }

    private mutating func word(_ word: String, before rest: Substring) -> String {
        if Self.isID(word) { return id(word) }
        let stop = word.hasSuffix(".") ? "." : ""
        let bare = String(word.dropLast(stop.count))
        if Self.isIPv4(bare) { return host(bare) + stop }
        // A host may be called as a plain word is: it is meant where a port follows, or when no such word exists.
        let isMeant = bare.contains { $0 == "." || $0 == "-" || $0.isNumber } || rest.hasPrefix(":")
        return hosts.contains(bare) && isMeant ? host(bare) + stop : word
    }

    private mutating func id(prefix: String) -> String {
        let whole = pseudonyms.known(.id).keys.first { $0.hasPrefix(prefix) }
        return String(id(whole ?? prefix).prefix(8))
    }

    // MARK: What is what

    private static let usualParts: Set<String> = [
        "", ".", "..", "etc", "var", "lib", "usr", "local", "bin", "sbin", "opt", "srv", "home", "root", "tmp", "run",
        "log",
        "logs", "data", "mnt", "dev", "null", "conf", "config", "redis", "valkey", "redis-server", "valkey-server",
        "redis-cluster", "nodes", "dump", "appendonly", "appendonlydir", "users", "redis-check-rdb", "kernel", "mm",
        "transparent_hugepage", "sys", "proc",
    ]

    private static func isPublic(_ host: String) -> Bool {
        ["", "?", "*", "-", "localhost", "0.0.0.0", "::", "::1", "live", "::*", "-::*", "-::1"].contains(host)
            || host.hasPrefix("127.")
    }

    private static func isWordCharacter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "." || character == "-" || character == "_"
    }

    private static func isID(_ text: some StringProtocol) -> Bool { NodeID(String(text)) != nil }

    private static func shortID(in text: String) -> String? {
        guard text.hasPrefix("node "), text.utf8.count == 13 else { return nil }
        return String(text.dropFirst(5))
    }

    private static func isIPv4(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
