/// A user of the access control list: a line of `ACL LIST` or of an aclfile.
///
/// Password hashes stay inside; what comes out is how many there are, and a `Secret` that only tells equal sets apart.
/// Source: `ACLDescribeUser` in `src/acl.c`.
package struct ACLRules: Sendable, Hashable {
    package let user: String
    package private(set) var isOn = false
    package private(set) var nopass = false
    /// Command rules in the order in which they apply: `+@all -@dangerous +info`.
    package private(set) var commands: [String] = []
    package private(set) var keys: [String] = []
    package private(set) var channels: [String] = []
    package private(set) var selectors: [String] = []
    private var hashes: Set<Secret> = []

    /// Reads `user NAME RULE…`; nil for a line that is none.
    package init?(_ line: String) {
        var words = Self.words(line)[...]
        guard words.count >= 2, words.removeFirst().lowercased() == "user" else { return nil }
        user = words.removeFirst()
        for word in words { apply(word) }
    }

    package var passwords: Int { hashes.count }

    /// Its passwords, as a value that can be compared and never printed; nil if it has none.
    package var passwordSet: Secret? { hashes.isEmpty ? nil : Secret(hashText) }

    private var hashText: String { hashes.map { $0.reveal() }.sorted().joined(separator: " ") }

    /// All of its rules, passwords included, in an order that does not depend on the server's.
    package var whole: Secret {
        let parts = [
            user, isOn ? "on" : "off", nopass ? "nopass" : "", hashText,
            comparableCommands.joined(separator: " "), keys.sorted().joined(separator: " "),
            channels.sorted().joined(separator: " "), selectors.joined(separator: " "),
        ]
        return Secret(parts.joined(separator: "\n"))
    }

    /// Rules about single commands come in the order of a hash table (up to 7.0), which differs from node to node: between
    /// two rules about categories their order means nothing, as long as a subcommand follows its command.
    private var comparableCommands: [String] {
        var result: [String] = []
        var singles: [String] = []
        for rule in commands {
            if rule.dropFirst().hasPrefix("@") {
                result += singles.sorted { $0.dropFirst() < $1.dropFirst() } + [rule]
                singles = []
            } else {
                singles.append(rule)
            }
        }
        return result + singles.sorted { $0.dropFirst() < $1.dropFirst() }
    }

    private mutating func apply(_ word: String) {
        switch word {
        case "on": isOn = true
        case "off": isOn = false
        case "nopass": nopass = true
        case "resetpass": (nopass, hashes) = (false, [])
        case "allkeys": keys.append("~*")
        case "allchannels": channels.append("&*")
        case "allcommands": commands = ["+@all"]
        case "nocommands": commands = ["-@all"]
        case "reset": (isOn, nopass, hashes, commands, keys, channels) = (false, false, [], [], [], [])
        case "resetkeys": keys = []
        case "resetchannels": channels = []
        case "clearselectors": selectors = []
        default: applyPrefixed(word)
        }
    }

    private mutating func applyPrefixed(_ word: String) {
        switch word.first {
        case "#": hashes.insert(Secret(word.lowercased()))
        // A file written by hand has the password itself where the server has its hash.
        case ">": hashes.insert(Secret("#" + SHA256.hex(word.utf8.dropFirst())))
        case "<", "!": break
        case "+", "-": commands.append(word.lowercased())
        case "~", "%": keys.append(word)
        case "&": channels.append(word)
        case "(": selectors.append(word)
        default: break
        }
    }

    /// Words at spaces; a selector in parentheses is one word.
    private static func words(_ line: String) -> [String] {
        var result: [String] = []
        var open = ""
        for word in line.split(whereSeparator: \.isWhitespace) {
            if !open.isEmpty || word.hasPrefix("(") {
                open += open.isEmpty ? String(word) : " \(word)"
                if word.hasSuffix(")") {
                    result.append(open)
                    open = ""
                }
            } else {
                result.append(String(word))
            }
        }
        return open.isEmpty ? result : result + [open]
    }
}
