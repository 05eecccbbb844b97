import ClusterModel
import Collectors
import Diagnosis
import Examination
import Foundation
import Repair
import StockRules

/// Makes one cluster of the lab's six empty servers, by the same procedure that `rcdoctor fix` uses on anybody's.
struct LabForming {
    let nodes: [Endpoint]

    func form() async throws {
        let access = ClusterAccess()
        let examiner = Examiner(access: access, rules: StockRules.all, toolVersion: Version.text)
        let examination = try await examiner.examine(nodes)
        var plan = RepairPlanner.plan(examination)
        plan.steps.removeAll { $0.rule != "topology/cluster-not-formed" }
        guard !plan.steps.isEmpty else {
            let reason = plan.advice.first?.text
            throw FormingFailure(reason ?? "the nodes are no empty cluster nodes; see rcdoctor lab status")
        }
        // Nobody takes the forming of a practice cluster back, so its journal is kept only if it fails.
        let folder = FileManager.default.temporaryDirectory.appending(path: "rcdoctor-lab-\(UUID().uuidString)")
        let journal = try Journal(in: folder, targets: examination.targets, tool: Version.text)
        let executor = RepairExecutor(access: access, examination: examination, journal: journal)
        let complete = try await executor.run(plan) { event in
            if case .failed = event { LabConsole.progress(StepText.line(event, unicode: false)) }
        }
        guard complete else { throw FormingFailure("the cluster was not formed; its journal is \(journal.path)") }
        try? FileManager.default.removeItem(at: folder)
    }
}

private struct FormingFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
