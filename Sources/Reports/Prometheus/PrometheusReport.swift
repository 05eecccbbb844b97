import Diagnosis
import Foundation
import RuleFormat
import Rules

/// The report as a text file for Prometheus (exposition format 0.0.4), as node_exporter's textfile collector reads it.
package struct PrometheusReport {
    private let report: Report

    package init(_ report: Report) {
        self.report = report
    }

    package var text: String {
        let diagnosis = report.diagnosis
        let cluster = diagnosis.cluster
        var page = MetricPage(common: [("targets", String(report.source.targets.joined(separator: " ").prefix(1024)))])
        page.gauge("rcdoctor_info", "Version of rcdoctor that made the scan.", [([("version", report.toolVersion)], 1)])
        if let started = try? Date(report.source.started, strategy: .iso8601) {
            page.gauge(
                "rcdoctor_scan_timestamp_seconds",
                "When the scan began, in seconds since 1970.",
                [([], started.timeIntervalSince1970.rounded(.down))]
            )
        }
        page.gauge("rcdoctor_scan_seconds", "Duration of the scan.", [([], report.source.seconds)])
        page.gauge("rcdoctor_cluster_nodes", "Nodes that anyone knows.", [([], Double(cluster.nodes))])
        page.gauge("rcdoctor_cluster_nodes_answered", "Nodes that answered.", [([], Double(cluster.reachable))])
        page.gauge("rcdoctor_cluster_masters", "Masters with slots.", [([], Double(cluster.masters))])
        page.gauge("rcdoctor_cluster_replicas", "Replicas.", [([], Double(cluster.replicas))])
        page.gauge("rcdoctor_cluster_slots_served", "Slots with a living owner.", [([], Double(cluster.slotsServed))])
        page.gauge(
            "rcdoctor_cluster_ok",
            "1 if every node that answered calls the cluster ok.",
            [([], cluster.state == "ok" ? 1 : 0)]
        )
        page.gauge(
            "rcdoctor_problems",
            "Problems by severity, consequences not counted.",
            Severity.allCases.map { ([("severity", $0.rawValue)], Double(diagnosis.count($0))) }
        )
        page.gauge("rcdoctor_finding", "Findings of a rule on a node.", findings)
        page.gauge("rcdoctor_rules", "Rules by how they fared.", rules)
        page.gauge(
            "rcdoctor_rule_status",
            "1 for how each rule fared.",
            diagnosis.outcomes.map { ([("rule", $0.rule.id), ("status", Self.status($0))], 1) }
        )
        return page.text
    }

    /// A name that is longer must not fill the store of the metrics.
    private static let longestLabel = 256

    /// Only those without a better cause: an alert for each consequence would be the storm that rcdoctor is to end.
    private var findings: [MetricPage.Sample] {
        var counts: [(labels: [MetricPage.Label], value: Double)] = []
        for finding in report.diagnosis.open where finding.causedBy == nil {
            let labels = [
                ("rule", finding.rule.id), ("severity", finding.severity.rawValue),
                ("node", String((finding.nodes.first ?? "").prefix(Self.longestLabel))),
            ]
            if let place = counts.firstIndex(where: { $0.labels.map(\.1) == labels.map(\.1) }) {
                counts[place].value += 1
            } else {
                counts.append((labels, 1))
            }
        }
        return counts
    }

    private static func status(_ outcome: RuleOutcome) -> String {
        switch outcome.status {
        case .fired: "fired"
        case .clean: "clean"
        case .notEvaluated: "not_evaluated"
        case .broken: "broken"
        }
    }

    private var rules: [MetricPage.Sample] {
        var counts = ["fired": 0, "clean": 0, "not_evaluated": 0, "broken": 0]
        for outcome in report.diagnosis.outcomes { counts[Self.status(outcome), default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { ([("status", $0.key)], Double($0.value)) }
    }
}
