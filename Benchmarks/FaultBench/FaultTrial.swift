import Lab
import Synchronization
import TestSupport

/// One fault, injected and looked for.
struct FaultTrial {
    let name: String
    let summary: String
    let rule: String
    /// The finding's own rule named a node that the fault was injected into.
    private(set) var isFound = false
    /// What else was found and is no consequence of it, worst first.
    private(set) var others: [String] = []
    private(set) var check: CheckResult?
    private(set) var failure: String?

    init(_ fault: any LabFault, on stage: Stage) async {
        name = fault.name
        summary = fault.summary
        rule = fault.rule
        do {
            try await stage.withLab { lab in
                let places = Places()
                let cluster = await LabCluster.read(lab) { places.note($0) }
                try await fault.inject(into: cluster)
                // Evidence needs two or three node timeouts; the scan itself looks twice at what may pass.
                try await Task.sleep(for: .seconds(fault.settles))
                judge(try await stage.scan(lab, avoiding: places.nodes), places.nodes)
                check = try await stage.check(lab, avoiding: places.nodes)
            }
        } catch {
            failure = "\(error)"
        }
    }

    private mutating func judge(_ scan: ScanResult, _ places: Set<String>) {
        isFound = scan.findings.contains { $0.rule == rule && !places.isDisjoint(with: $0.nodes) }
        let roots = scan.findings.filter { $0.causedBy == nil && $0.rule != rule }
        others = Array(Set(roots.map { "\($0.severity) \($0.rule)" })).sorted()
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
