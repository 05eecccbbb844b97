/// An ACL user, as the node holds it or as its aclfile says, without passwords and their hashes.
package struct ACLUserFact: Fact {
    package var node: String
    package var origin: String
    package var line: Int?
    package var user: String
    package var isOn: Bool?
    package var nopass: Bool?
    package var passwords: Int?
    package var passwordNo: Int?
    package var commands: String?
    package var keys: String?
    package var channels: String?
    package var selectors: Int?
    package var rulesNo: Int
    package var canReplicate: Bool?
    package var dangerous: Bool?

    package init(
        node: String,
        origin: String,
        line: Int? = nil,
        user: String,
        isOn: Bool? = nil,
        nopass: Bool? = nil,
        passwords: Int? = nil,
        passwordNo: Int? = nil,
        commands: String? = nil,
        keys: String? = nil,
        channels: String? = nil,
        selectors: Int? = nil,
        rulesNo: Int,
        canReplicate: Bool? = nil,
        dangerous: Bool? = nil
    ) {
        self.node = node
        self.origin = origin
        self.line = line
        self.user = user
        self.isOn = isOn
        self.nopass = nopass
        self.passwords = passwords
        self.passwordNo = passwordNo
        self.commands = commands
        self.keys = keys
        self.channels = channels
        self.selectors = selectors
        self.rulesNo = rulesNo
        self.canReplicate = canReplicate
        self.dangerous = dangerous
    }

    package static let table = FactTable<Self>(
        "acl_user",
        "An ACL user, as the node holds it or as its aclfile says. Passwords and their hashes are not here.",
        filledBy: [.aclUsers, .aclFile],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("origin", \.origin, "live, or the path of the aclfile or config file."),
            .integer("line", \.line, "Line in that file, NULL for live."),
            .text("user", \.user, "Name of the user."),
            .integer("is_on", \.isOn, "1 if it may log in."),
            .integer("nopass", \.nopass, "1 if any password opens it."),
            .integer("passwords", \.passwords, "How many passwords it has."),
            .integer(
                "password_no",
                \.passwordNo,
                "Number of the distinct set of passwords within this run: equal numbers are equal sets. "
                    + "NULL if it has none."
            ),
            .text("commands", \.commands, "Its command rules, in the order in which they apply."),
            .text("keys", \.keys, "Its key patterns and their rights."),
            .text("channels", \.channels, "Its channel patterns."),
            .integer("selectors", \.selectors, "How many selectors it has besides (7.0 on)."),
            .integer(
                "rules_no",
                \.rulesNo,
                "Number of the distinct whole of its rules within this run, passwords included: equal "
                    + "numbers are equal users."
            ),
            .integer(
                "can_replicate",
                \.canReplicate,
                "1 if its command rules allow psync, replconf and ping, which a replica needs."
            ),
            .integer("dangerous", \.dangerous, "1 if its command rules allow a command of the category dangerous."),
        ]
    )
}
