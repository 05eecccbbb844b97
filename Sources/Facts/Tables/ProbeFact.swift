/// Trials made from here: bus ports, announced addresses, and whether the password of a replica opens its master.
package struct ProbeFact: Fact {
    package var kind: String
    package var origin: String?
    package var node: String
    package var target: String
    package var ok: Bool
    package var result: String
    package var detail: String?
    package var milliseconds: Double?

    package init(
        kind: String,
        origin: String? = nil,
        node: String,
        target: String,
        ok: Bool,
        result: String,
        detail: String? = nil,
        milliseconds: Double? = nil
    ) {
        self.kind = kind
        self.origin = origin
        self.node = node
        self.target = target
        self.ok = ok
        self.result = result
        self.detail = detail
        self.milliseconds = milliseconds
    }

    package static let table = FactTable<Self>(
        "probe",
        "Trials made from here: bus ports, announced addresses, and whether the password of a replica opens its master.",
        filledBy: [.busProbe, .loginRehearsal, .addressProbe],
        columns: [
            .text("kind", \.kind, "bus-port, replication-login or announced-address."),
            .text("origin", \.origin, "For a login: the node whose password was tried."),
            .text("node", \.node, "Node that was tried."),
            .text("target", \.target, "Address and port that were tried."),
            .integer("ok", \.ok, "1 if it worked."),
            .text(
                "result",
                \.result,
                "open, refused, timed_out, unreachable; for an address: same_node or other_node (then detail is "
                    + "the id that answers there); for a login: accepted, wrong_password, "
                    + "password_needed, no_password_wanted, no_permission, error."
            ),
            .text("detail", \.detail, "The answer in the server's or the system's own words."),
            .real("ms", \.milliseconds, "Time it took, milliseconds."),
        ]
    )
}
