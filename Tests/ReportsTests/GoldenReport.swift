import Facts
import Reports
import RuleFormat
import SampleCluster

/// Reports that the golden files show: a cluster with slots, a hole in them, and a problem with consequences.
enum GoldenReport {
    static func broken(_ language: Language) throws -> Report {
        let store = try PictureSamples.cluster(shards: 3)
        try store.add(["h1:1", "h2:1", "h3:1"].map { ShardFact.sample($0, slots: $0 == "h1:1" ? 5460 : 5461) })
        try store.add([NodeFact.sample("h1:3"), NodeFact.sample("h4:1", state: "timed_out")])
        let answering = ["h1:1", "h1:2", "h1:3", "h2:1", "h2:2", "h3:1"]
        try store.add(
            answering.map { CollectionFact(node: $0, collector: .connect, status: .ok, milliseconds: 0.31) }
        )
        try store.add([
            ReplicaLinkFact(
                node: "h1:3",
                master: "h1:1",
                status: "down",
                downSeconds: 200,
                neverConnected: false,
                syncing: false
            )
        ])
        for replica in ["h1:3", "h2:2"] {
            try store.add([SecretFact(node: replica, name: "masterauth", isSet: false)])
            try store.add([InfoFact(node: replica, section: "replication", field: "master_link_status", value: "down")])
        }
        try store.add([
            CollectionFact(node: "h4:1", collector: .connect, status: .timedOut, detail: "h4:1 gave no answer in 3 s")
        ])
        var report = try SampleReport.report(store, rules: rules(language), targets: ["h1:1"])
        report.facts = store
        return report
    }

    static func healthy(_ language: Language) throws -> Report {
        var report = try SampleReport.report(SampleReport.healthyStore(), rules: rules(language))
        report.snapshot = "/var/lib/rcdoctor/last.rcd"
        return report
    }

    private static func rules(_ language: Language) -> [Rule] {
        SampleReport.rules.map { rule in
            guard language == .chinese, rule.id == "auth/password-missing" else { return rule }
            var rule = rule
            rule.language = language
            rule.message = "{replica:node} 无法同步：{master:node} 要求密码，而从节点没有设置 masterauth"
            rule.impact = "它的副本已落后 {down_seconds:duration}，并且还在变旧；它不能安全地接管主节点，也就不能保证这些槽在主节点失效以后继续有人服务"
            return rule
        }
    }
}
