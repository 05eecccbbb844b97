import RESP

extension Operator {
    /// The words of a step with everything filled in that only memory or a node knows.
    func command(_ words: [CommandWord]) async throws(RepairFailure) -> RESPCommand {
        if case .libraryCode(let node, let library)? = words.last, let head = command(of: words.dropLast()) {
            let code = try await code(of: library, at: node)
            return RESPCommand(head.name, arguments: Array(head.words.dropFirst()) + [.text(code)])
        }
        guard let place = words.firstIndex(where: { if case .aclRules = $0 { true } else { false } }),
            case .aclRules(let node, let user) = words[place]
        else {
            if let command = command(of: words) { return command }
            throw RepairFailure("a password that this command needs is not known here: \(words.shown)")
        }
        guard let head = command(of: Array(words[..<place])) else {
            throw RepairFailure("not a command: \(words.shown)")
        }
        let rules = try await aclRules(of: user, at: node)
        return RESPCommand(head.name, arguments: Array(head.words.dropFirst()) + rules)
    }

    private func code(of library: String, at node: String) async throws(RepairFailure) -> String {
        let question = RESPCommand("FUNCTION", "LIST", "LIBRARYNAME", .text(library), "WITHCODE")
        let reply = try await send(question, to: node)
        guard let code = reply.array?.first?["library_code"]?.string else {
            throw RepairFailure("\(node) has no library \(library): \(reply.error?.description ?? "no such library")")
        }
        return code
    }

    /// The rules behind `user NAME` in ACL LIST; they hold hashes of passwords, so all of them are secret.
    private func aclRules(of user: String, at node: String) async throws(RepairFailure) -> [RESPCommand.Argument] {
        let reply = try await send(RESPCommand("ACL", "LIST"), to: node)
        guard let lines = reply.array?.compactMap(\.string) else {
            throw RepairFailure("\(node) does not list its users: \(reply.error?.description ?? "no list")")
        }
        let start = "user \(user) "
        guard let line = lines.first(where: { $0.hasPrefix(start) }) else {
            throw RepairFailure("\(node) has no user \(user)")
        }
        // Selectors stand in brackets and may hold blanks.
        var rules: [String] = []
        var depth = 0
        for part in line.dropFirst(start.count).split(separator: " ") {
            if depth > 0 { rules[rules.count - 1] += " " + part } else { rules.append(String(part)) }
            depth += part.count { $0 == "(" } - part.count { $0 == ")" }
        }
        return rules.map { .secret($0, named: "rule") }
    }
}
