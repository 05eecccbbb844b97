/// An entry of ACL LOG: something that was refused.
package struct ACLLogFact: Fact {
    package var node: String
    package var reason: String
    package var context: String?
    package var object: String?
    package var user: String?
    package var clientHost: String?
    package var count: Int?
    package var ageSeconds: Double?

    package init(
        node: String,
        reason: String,
        context: String? = nil,
        object: String? = nil,
        user: String? = nil,
        clientHost: String? = nil,
        count: Int? = nil,
        ageSeconds: Double? = nil
    ) {
        self.node = node
        self.reason = reason
        self.context = context
        self.object = object
        self.user = user
        self.clientHost = clientHost
        self.count = count
        self.ageSeconds = ageSeconds
    }

    package static let table = FactTable<Self>(
        "acl_log",
        "An entry of ACL LOG: something that was refused.",
        filledBy: [.aclLog],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("reason", \.reason, "auth, command, key or channel."),
            .text("context", \.context, "toplevel, multi, lua or module."),
            .userText(
                "object",
                \.object,
                "The command that was refused; for keys and channels only with --include-user-data."
            ),
            .text("user", \.user, "User name that was used."),
            .text("client_host", \.clientHost, "Host of the client."),
            .integer("count", \.count, "How often."),
            .real("age_seconds", \.ageSeconds, "How long ago the last one was, seconds."),
        ]
    )
}
