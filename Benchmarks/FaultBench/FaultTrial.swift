import Foundation
import Lab
import Synchronization
import TestSupport

/// One fault, injected and looked for.
struct FaultTrial: Codable, Sendable {
    enum Outcome: String, Codable {
        case found
        /// Its rule fired, but named other nodes or another slot.
        case misplaced
        case missed
    }

    let name: String
    let summary: String
    let rule: String
    /// This rcdoctor has the rule.
    var isKnown = true
    var outcome = Outcome.missed
    /// The rule that the finding stands below as a consequence.
    var cause: String?
    /// What else was found and is no consequence of anything, worst first.
    var others: [String] = []
    var consequences: [String] = []
    var check: CheckResult?
    var failure: String?
    var seconds = 0.0

    var isFound: Bool { outcome == .found }

    static func run(_ fault: any LabFault, _ settings: StageSettings) async -> FaultTrial {
        let started = ContinuousClock.now
        let empty = FaultTrial(name: fault.name, summary: fault.summary, rule: fault.rule)
        var trial = empty
        do {
            var settings = settings
            if let wanted = fault.server {
                guard let server = settings.server(wanted) else {
                    throw TestFailure("needs a server \(wanted)…, see --servers")
                }
                settings.server = server
            }
            let stage = try Stage(settings)
            defer { stage.remove() }
            trial = try await within(.seconds(180 + fault.settles)) {
                try await stage.withLab { try await empty.tried(fault, on: $0, stage) }
            }
        } catch {
            trial.failure = "\(error)"
        }
        trial.seconds = (ContinuousClock.now - started) / .seconds(1)
        return trial
    }

    private func tried(_ fault: any LabFault, on lab: Lab, _ stage: Stage) async throws -> FaultTrial {
        var trial = self
        let places = Places()
        let cluster = await LabCluster.read(lab) { places.note($0) }
        let subject = fault.subject(in: cluster)
        try await fault.inject(into: cluster)
        // Evidence needs two or three node timeouts; the scan itself looks twice at what may pass.
        try await Task.sleep(for: .seconds(fault.settles))
        let extras = subject.orExtras ? lab.extraPorts.map { "\(lab.endpoint($0))" } : []
        let expected = subject.nodes.map { Set($0 + extras) } ?? places.nodes
        let view = View(lab: lab, cluster: cluster, question: fault.question, avoid: expected.union(places.nodes))
        trial.judge(try await stage.scan(view), places: expected, slot: subject.slot)
        trial.check = try await stage.check(view)
        return trial
    }

    private mutating func judge(_ scan: ScanResult, places: Set<String>, slot: Int?) {
        isKnown = scan.knows(rule)
        let own = scan.findings.filter { $0.rule == rule }
        let right = own.first { $0.names(places) && (slot.map($0.names(slot:)) ?? true) }
        outcome = right != nil ? .found : own.isEmpty ? .missed : .misplaced
        let cause = (right ?? own.first)?.causedBy.flatMap { id in scan.findings.first { $0.id == id }?.rule }
        self.cause = cause == rule ? nil : cause
        let roots = scan.findings.filter { $0.causedBy == nil && $0.rule != rule }
        others = Set(roots.map { "\($0.severity) \($0.rule)" }).sorted()
        consequences = Set(scan.findings.filter { $0.causedBy != nil && $0.rule != rule }.map(\.rule)).sorted()
    }

    /// For the terminal while it goes on.
    var line: String {
        let verdict = failure.map { "NOT TRIED: \($0)" } ?? (isKnown ? outcome.rawValue.uppercased() : "no such rule")
        let under = cause.map { " below \($0)" } ?? ""
        let also = others.isEmpty ? "" : "; also: \(others.joined(separator: ", "))"
        return "\(name): \(verdict) \(rule)\(under)\(also); redis-cli \(checkText)"
    }
}

/// Nodes that a fault was injected into, read off what it reports: "127.0.0.1:9001  CLUSTER DELSLOTS …".
private final class Places: Sendable {
    private let seen = Mutex<Set<String>>([])

    func note(_ line: String) {
        guard let node = line.split(separator: " ").first else { return }
        seen.withLock { _ = $0.insert(String(node)) }
    }

    var nodes: Set<String> { seen.withLock { $0 } }
}
