import ClusterModel
import Facts

/// The users of a node that stand in files: in its aclfile, or in lines `user` of its config file.
struct ACLFileSample: Sendable {
    let node: String
    let file: String
    private var users: [ACLFile.User] = []
    private(set) var problem: ConfigProblemFact?
    private(set) var trouble: FileTrouble?

    init(node: String, file: String, view: FileView) {
        self.node = node
        self.file = file
        do throws(FileTrouble) {
            let content = ACLFile(String(decoding: try BoundedFile.read(view.path(file)), as: UTF8.self))
            users = content.users
            if let line = content.badLine {
                problem = ConfigProblemFact(
                    node: node,
                    origin: file,
                    file: file,
                    line: line,
                    kind: "bad-acl-line",
                    text: "neither 'user NAME RULES' nor blank, or a user for the second time"
                )
            }
        } catch {
            trouble = error
        }
    }

    /// The lines `user` of a config file.
    init(_ config: ConfigSample) {
        node = config.node
        file = config.file
        users = config.lines.lines.filter { $0.directive.name == "user" }.compactMap { line in
            line.directive.value.secret.flatMap { ACLRules("user " + $0.reveal()) }
                .map { ACLFile.User(line: line.directive.line, rules: $0) }
        }
    }

    func facts(_ numbers: inout SecretNumbers, _ wholes: inout SecretNumbers) -> [ACLUserFact] {
        users.map { user in
            var fact = ACLUserFact(user.rules, node: node, origin: file, &numbers, &wholes)
            fact.line = user.line
            return fact
        }
    }

    var collection: CollectionFact { CollectionFact(node: node, collector: .aclFile, trouble: trouble) }
}

extension ACLUserFact {
    /// A user without its passwords: they become numbers.
    init(
        _ rules: ACLRules,
        node: String,
        origin: String,
        _ numbers: inout SecretNumbers,
        _ wholes: inout SecretNumbers
    ) {
        self.init(
            node: node,
            origin: origin,
            user: rules.user,
            isOn: rules.isOn,
            nopass: rules.nopass,
            passwords: rules.passwords,
            passwordNo: rules.passwordSet.flatMap { numbers.number(of: $0) },
            commands: rules.commands.joined(separator: " "),
            keys: rules.keys.joined(separator: " "),
            channels: rules.channels.joined(separator: " "),
            selectors: rules.selectors.count,
            rulesNo: wholes.number(of: rules.whole) ?? 0,
            canReplicate: rules.canReplicate,
            dangerous: rules.allowsDangerous
        )
    }
}
