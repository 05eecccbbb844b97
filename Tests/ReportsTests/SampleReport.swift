import Diagnosis
import Facts
import Reports
import RuleFormat
import Rules
import SampleCluster

/// Reports made from real stores, with a rule set of the tests' own: what the stock rules say may change.
enum SampleReport {
    static let rules: [Rule] = [
        passwordMissing, linkDown, broken, SampleRule.rule("z/silent", sql: "SELECT node FROM node WHERE 0"),
    ]

    private static var passwordMissing: Rule {
        var rule = SampleRule.rule(
            "auth/password-missing",
            severity: .critical,
            sql: """
                SELECT l.node AS replica, l.master, l.down_seconds FROM replica_link AS l
                JOIN secret AS s ON s.node = l.node AND s.name = 'masterauth' AND NOT s.is_set ORDER BY l.node
                """,
            key: ["replica"],
            message: "{replica:node} cannot sync: {master:node} wants a password and the replica has no masterauth",
            explains: ["replication/link-down"]
        )
        rule.title = "A replica has no password for its master"
        rule.impact = "its copy is {down_seconds:duration} old and growing older; it can't take over safely"
        rule.subjects = ["replica", "master"]
        rule.evidence = [
            .info(node: "replica", field: "master_link_status"), .config(node: "replica", name: "masterauth"),
            .text(source: "{replica} since", text: "{down_seconds:duration}"),
        ]
        return rule
    }

    private static var linkDown: Rule {
        SampleRule.rule(
            "replication/link-down",
            sql: "SELECT node AS replica, master FROM replica_link WHERE status = 'down' ORDER BY node",
            key: ["replica"],
            message: "{replica:node} is not connected to its master {master:node}"
        )
    }

    private static var broken: Rule { SampleRule.rule("z/unseen", sql: "SELECT node FROM slot_keys") }

    /// Six nodes that are well.
    static func healthyStore() throws -> FactStore {
        let store = try FactStore()
        let ports = 9001...9006
        try store.add(ports.map { NodeFact.sample("127.0.0.1:\($0)") })
        try store.add(
            ports.map { CollectionFact(node: "127.0.0.1:\($0)", collector: .connect, status: .ok, milliseconds: 0.31) }
        )
        try store.add(ports.map { MemberFact.sample("127.0.0.1:\($0)", isReplica: $0 > 9003) })
        try store.add(
            [(9001, 5461), (9002, 5462), (9003, 5461)].map { ShardFact.sample("127.0.0.1:\($0.0)", slots: $0.1) }
        )
        try store.add(ports.map { ClusterInfoFact.sample("127.0.0.1:\($0)") })
        try store.add([
            CollectionFact(node: "127.0.0.1:9001", collector: .slotKeys, status: .unsupported, detail: "ERR unknown")
        ])
        return store
    }

    /// Two replicas without masterauth; a third node that gave no answer.
    static func brokenStore() throws -> FactStore {
        let store = try healthyStore()
        for port in [9004, 9005] {
            let node = "127.0.0.1:\(port)"
            try store.add([
                ReplicaLinkFact(
                    node: node,
                    master: "127.0.0.1:\(port - 3)",
                    status: "down",
                    downSeconds: port == 9004 ? 200 : nil,
                    neverConnected: false,
                    syncing: false
                )
            ])
            try store.add([SecretFact(node: node, name: "masterauth", isSet: false)])
            try store.add([InfoFact(node: node, section: "replication", field: "master_link_status", value: "down")])
        }
        try store.add([
            CollectionFact(
                node: "127.0.0.1:9007",
                collector: .connect,
                status: .timedOut,
                detail: "127.0.0.1:9007 gave no answer in 3 s"
            )
        ])
        return store
    }

    static func report(_ store: FactStore, rules: [Rule] = rules, targets: [String] = ["127.0.0.1:9001"]) throws
        -> Report
    {
        let diagnosis = try Diagnosis(outcomes: RuleEngine(store: store).evaluate(rules), store: store)
        let step = FixSummary.Step(
            on: "127.0.0.1:9004",
            run: "CONFIG SET masterauth <masterauth>",
            undo: "CONFIG SET masterauth \"\""
        )
        let fixes = diagnosis.findings.map { finding in
            finding.rule.id == "auth/password-missing"
                ? FixSummary(available: true, risk: .safe, steps: [step], advice: nil)
                : FixSummary(available: false, risk: .manual, steps: [], advice: "Look at the replica's log.")
        }
        return Report(
            diagnosis: diagnosis,
            source: ReportSource(kind: "live", targets: targets, started: "2026-03-01T03:04:05Z", seconds: 0.1234),
            toolVersion: "0.1.0",
            fixes: Dictionary(zip(diagnosis.findings.map(\.id), fixes)) { first, _ in first }
        )
    }
}
