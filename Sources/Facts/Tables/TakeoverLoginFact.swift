/// Whether a node of a shard could log in at another one, if that one became its master: one row for each ordered pair.
package struct TakeoverLoginFact: Fact {
    package var node: String
    package var target: String
    package var result: String
    package var user: String?
    package var now: Bool

    package init(
        node: String,
        target: String,
        result: String,
        user: String? = nil,
        now: Bool
    ) {
        self.node = node
        self.target = target
        self.result = result
        self.user = user
        self.now = now
    }

    package static let table = FactTable<Self>(
        "takeover_login",
        "Whether a node of a shard could log in at another one, if that one became its master.",
        filledBy: [.config],
        columns: [
            .text("node", \.node, "Address of the node that would log in."),
            .text("target", \.target, "Address of the node that would be its master."),
            .text(
                "result",
                \.result,
                "works, no_password (it has none, and one is needed), no_password_wanted (it has one, and the "
                    + "target refuses any), wrong_password, unknown_user, no_permission or unknown."
            ),
            .text("user", \.user, "User that it would log in as (masteruser)."),
            .integer("now", \.now, "1 if the target is its master already."),
        ]
    )
}
