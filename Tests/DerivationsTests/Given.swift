import Facts

@testable import Derivations

/// Facts from which tables are derived.
enum Given {
    static func belief(
        _ subject: String,
        id: String? = nil,
        role: String = "master",
        health: String = "ok",
        connected: Bool = true,
        masterID: String? = nil,
        slots: String = "",
        observers: Int = 1,
        consensus: Bool = false,
        own: Bool = false,
        number: Int = 0,
        epoch: Int64 = 1
    ) -> BeliefFact {
        BeliefFact(
            belief: number,
            subjectID: id ?? "id-\(subject)",
            subject: subject,
            role: role,
            health: health,
            connected: connected,
            masterID: masterID,
            configEpoch: epoch,
            slots: slots,
            observers: observers,
            isConsensus: consensus,
            own: own
        )
    }

    static func node(_ node: String, state: String = "answered") -> NodeFact {
        NodeFact(node: node, host: "h", port: 1, id: "id-\(node)", state: state, seed: false)
    }

    static func member(
        _ node: String,
        role: String = "master",
        master: String? = nil,
        slots: String = "",
        fail: Int = 0,
        observers: Int = 5,
        disconnected: Int = 0,
        answered: Bool = true
    ) -> MemberFact {
        MemberFact(
            id: "id-\(node)",
            node: node,
            role: role,
            masterID: master.map { "id-\($0)" },
            master: master,
            slotCount: SlotText.count(slots),
            slots: slots,
            configEpoch: 1,
            observers: observers,
            failVotes: fail,
            pfailVotes: 0,
            disconnectedVotes: disconnected,
            answered: answered
        )
    }

    static func info(_ node: String, _ fields: [(String, String)]) -> [InfoFact] {
        fields.map { InfoFact(node: node, section: "replication", field: $0.0, value: $0.1) }
    }
}
