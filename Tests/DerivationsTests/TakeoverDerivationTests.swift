import Facts
import Testing

@testable import Derivations

@Suite struct TakeoverDerivationTests {
    private func link(_ node: String, _ status: String, down: Int? = nil, never: Bool = false, sync: Bool = false)
        -> ReplicaLinkFact
    {
        ReplicaLinkFact(
            node: node,
            master: "h:1",
            status: status,
            downSeconds: down,
            neverConnected: never,
            syncing: sync
        )
    }

    private func takeover(
        _ link: ReplicaLinkFact? = nil,
        config: [(String, String)] = [],
        change: (inout MemberFact) -> Void = { _ in },
        owners: Int = 3
    ) throws -> [TakeoverFact] {
        let store = try FactStore()
        var replica = Given.member("h:4", role: "replica", master: "h:1")
        change(&replica)
        let slots = ["0-9", "10-19", "20-29"].prefix(owners)
        try store.add(slots.enumerated().map { Given.member("h:\($0 + 1)", slots: $1) } + [replica])
        var node = Given.node("h:4")
        node.nodeTimeoutMilliseconds = 2000
        try store.add([node])
        try store.add([link ?? self.link("h:4", "up")])
        try store.add(config.map { ConfigFact(node: "h:4", name: $0.0, value: $0.1, origin: "live") })
        try store.add(try store.read(ShardDerivation.derive))
        return try store.read(TakeoverDerivation.derive)
    }

    private let factor = [("cluster-replica-validity-factor", "10"), ("repl-ping-replica-period", "10")]

    @Test("a replica that is well can take over, with the votes of the other owners")
    func eligible() throws {
        let found = try #require(try takeover(config: factor).first)
        #expect(found.eligible && found.obstacle == nil && found.votes == 2 && found.votesNeeded == 2)
        #expect(found.dataAgeSeconds == 0 && found.allowedAgeSeconds == 32 && found.standsAlone)
    }

    @Test("numbers at the end of their range, as a node or a snapshot may tell them, end nothing")
    func extreme() throws {
        let most = String(Int.max)
        let config = [("cluster-replica-validity-factor", most), ("repl-ping-replica-period", most)]
        let found = try #require(try takeover(config: config).first)
        #expect(found.allowedAgeSeconds == .max && found.eligible)
        #expect(
            try takeover(change: { ($0.failVotes, $0.observers) = (.max, .max) }).first?.obstacle == "failed-in-view"
        )
    }

    @Test("each obstacle by name, and what is no obstacle")
    func obstacles() throws {
        #expect(try takeover(change: { $0.answered = false }).map(\.obstacle) == ["not-answering"])
        #expect(try takeover(change: { $0.failVotes = 3 }).map(\.obstacle) == ["failed-in-view"])
        #expect(try takeover(config: [("cluster-replica-no-failover", "yes")]).map(\.obstacle) == ["failover-disabled"])
        #expect(try takeover(link("h:4", "down", never: true)).map(\.obstacle) == ["no-data"])
        #expect(try takeover(link("h:4", "down", down: 1, sync: true)).map(\.obstacle) == ["syncing"])
        #expect(try takeover(link("h:4", "down", down: 33), config: factor).map(\.obstacle) == ["too-old"])
        #expect(try takeover(link("h:4", "down", down: 32), config: factor).map(\.obstacle) == [nil])
        let endless = [("cluster-replica-validity-factor", "0"), ("repl-ping-replica-period", "10")]
        #expect(try takeover(link("h:4", "down", down: 9999), config: endless).map(\.obstacle) == [nil])
        #expect(try takeover(owners: 2).map(\.obstacle) == ["no-majority"])
        #expect(try takeover(owners: 1).map { "\($0.votes) of \($0.votesNeeded)" } == ["0 of 1"])
    }

    private func logins(_ fill: (FactStore) throws -> Void) throws -> [String] {
        let store = try FactStore()
        try store.add([Given.member("h:1", slots: "0-9"), Given.member("h:4", role: "replica", master: "h:1")])
        try fill(store)
        return try store.read(TakeoverLoginDerivation.derive).map { "\($0.node) \($0.target) \($0.result) \($0.now)" }
    }

    private func secrets(_ node: String, require: Int?, auth: Int?) -> [SecretFact] {
        [
            SecretFact(node: node, name: "requirepass", isSet: require != nil, valueNumber: require),
            SecretFact(node: node, name: "masterauth", isSet: auth != nil, valueNumber: auth),
        ]
    }

    @Test("passwords are compared for each ordered pair of a shard, and a real trial counts before them")
    func passwords() throws {
        #expect(
            try logins { store in
                try store.add(secrets("h:1", require: 1, auth: nil) + secrets("h:4", require: 2, auth: 1))
            } == ["h:1 h:4 no_password false", "h:4 h:1 works true"]
        )
        #expect(
            try logins { store in
                try store.add(secrets("h:1", require: nil, auth: 3) + secrets("h:4", require: 2, auth: 3))
            } == ["h:1 h:4 wrong_password false", "h:4 h:1 no_password_wanted true"]
        )
        #expect(
            try logins { store in
                try store.add(secrets("h:1", require: 1, auth: nil) + secrets("h:4", require: 2, auth: 1))
                try store.add([
                    ProbeFact(
                        kind: "replication-login",
                        origin: "h:4",
                        node: "h:1",
                        target: "h:1",
                        ok: false,
                        result: "wrong_password"
                    )
                ])
            } == ["h:1 h:4 no_password false", "h:4 h:1 wrong_password true"]
        )
    }

    @Test("a user of its own must exist at the target and may replicate there")
    func users() throws {
        func account(_ node: String, _ user: String, canReplicate: Bool) -> ACLUserFact {
            ACLUserFact(
                node: node,
                origin: "live",
                user: user,
                isOn: true,
                nopass: false,
                rulesNo: 1,
                canReplicate: canReplicate
            )
        }
        #expect(
            try logins { store in
                try store.add(secrets("h:1", require: 1, auth: 1) + secrets("h:4", require: 1, auth: 1))
                try store.add(
                    ["h:1", "h:4"].map { ConfigFact(node: $0, name: "masteruser", value: "repl", origin: "live") }
                )
                try store.add([
                    account("h:1", "repl", canReplicate: false), account("h:4", "other", canReplicate: true),
                ])
            } == ["h:1 h:4 unknown_user false", "h:4 h:1 no_permission true"]
        )
    }
}
