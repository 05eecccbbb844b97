import ClusterModel
package import Collectors
package import RESP

/// One word of a repair command: plain, or the name of a password that is looked up in memory when the step runs.
package enum CommandWord: Sendable, Hashable, Codable {
    case text(String)
    /// The password called `name` of a node, shown as `<shown>`.
    case secret(node: String, name: String, shown: String)
    /// The same behind a sign, as ACL SETUSER takes it: `>password` adds it, `<password` takes it away.
    case marked(String, node: String, name: String, shown: String)
    /// All rules of an ACL user as a node lists them, hashes of passwords included: read when the step runs.
    case aclRules(node: String, user: String)
    /// The code of a function library as a node has it: read when the step runs.
    case libraryCode(node: String, library: String)

    /// The word as plans, journals and reports show it.
    package var shown: String {
        switch self {
        case .text(let text): text.isEmpty || text.contains(" ") ? "\"\(text)\"" : text
        case .secret(_, _, let shown): "<\(shown)>"
        case .marked(let sign, _, _, let shown): "\(sign)<\(shown)>"
        case .aclRules(let node, let user): "<rules of \(user) at \(node)>"
        case .libraryCode(let node, let library): "<code of \(library) at \(node)>"
        }
    }

    /// The word as it goes over the wire; nil if the password is not known (any more).
    package func argument(_ vault: SecretVault) -> RESPCommand.Argument? {
        switch self {
        case .text(let text): .text(text)
        case .secret(let node, let name, let shown):
            vault[node, name].map { .secret($0.reveal(), named: shown) }
        case .marked(let sign, let node, let name, let shown):
            vault[node, name].map { .secret(sign + $0.reveal(), named: "\(sign)\(shown)") }
        case .aclRules, .libraryCode: nil
        }
    }
}

extension [CommandWord] {
    package static func plain(_ words: String...) -> Self { words.map { .text($0) } }

    package var shown: String { map(\.shown).joined(separator: " ") }

    /// The whole command, or nil if one of its passwords is unknown.
    package func command(_ vault: SecretVault) -> RESPCommand? {
        var arguments = compactMap { $0.argument(vault) }
        guard arguments.count == count, case .text(let name)? = first else { return nil }
        arguments.removeFirst()
        return RESPCommand(name, arguments: arguments)
    }
}
