/// Real names and the numbers that stand for them, the same number for the same name as long as this is kept.
///
/// A number gives nothing away: unlike a hash it can't be tried against a list of likely names. Whoever holds this can
/// tell what a pseudonym stands for, so it stays where the snapshot was made.
package struct Pseudonyms: Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case ipv4, ipv6, host, id, user, name, path
    }

    private var numbers: [String: [String: Int]] = [:]

    package init() {}

    /// What stands for a name; a new name gets the next number.
    mutating func pseudonym(of name: String, _ kind: Kind) -> String {
        if let known = numbers[kind.rawValue]?[name] { return Self.text(known, kind) }
        let number = (numbers[kind.rawValue]?.count ?? 0) + 1
        numbers[kind.rawValue, default: [:]][name] = number
        return Self.text(number, kind)
    }

    func known(_ kind: Kind) -> [String: Int] { numbers[kind.rawValue] ?? [:] }

    private static func text(_ number: Int, _ kind: Kind) -> String {
        let hex = String(number, radix: 16)
        return switch kind {
        // Valid addresses and ids, so that everything that reads them goes on working.
        case .ipv4: "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
        case .ipv6: "fd00::\(hex)"
        case .id: String(repeating: String(repeating: "0", count: max(0, 8 - hex.count)) + hex, count: 5)
        case .host: "host-\(number)"
        case .user: "user-\(number)"
        case .name: "name-\(number)"
        case .path: "p\(number)"
        }
    }
}
