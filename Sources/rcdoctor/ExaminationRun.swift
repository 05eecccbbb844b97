import Capture
import ClusterModel
import Collectors
import Diagnosis
import Examination
import Foundation
import Repair
import Reports

/// One examination as the commands run it: interruptible, with the exit codes for targets that can't be reached.
struct ExaminationRun {
    let access: ClusterAccess
    var book = RuleBook()
    var examinesHost = true
    /// Whether the programs of this machine are looked at, too.
    var examinesTools = false
    /// Config files that were named besides the nodes.
    var files: FileTargets?
    /// Captured traffic, to be judged together with what the nodes say.
    var traffic: TrafficSummary?
    /// What was made for it before the command line was read; for one examination only.
    var headStart: HeadStart?

    func examine(_ seeds: [Endpoint]) async throws -> Examination {
        var examiner = try examiner()
        examiner.headStart = headStart
        let work = Task { try await examiner.examine(seeds) { Output.progress($0) } }
        let interrupt = Interrupt { work.cancel() }
        defer { interrupt.end() }
        let examination = try await work.value
        try Self.requireAnswer(examination)
        return examination
    }

    /// As `examine`, in the middle of a repair: whose interruption is the repair's own affair.
    func lookAgain(_ seeds: [Endpoint]) async throws -> Examination {
        let examination = try await examiner().examine(seeds) { Output.progress($0) }
        try Self.requireAnswer(examination)
        return examination
    }

    private func examiner() throws -> Examiner {
        var examiner = Examiner(access: access, rules: book.rules, toolVersion: Version.text)
        examiner.unreadable = book.unreadable
        examiner.policy = book.policy
        examiner.examinesHost = examinesHost
        examiner.examinesTools = examinesTools
        examiner.traffic = traffic
        examiner.files = try files.map { files in
            do {
                return try FileExaminer.collector(files: files.files, folders: files.folders)
            } catch let error as FileExaminationError {
                throw Failure(.unreadableInput, "\(error)")
            }
        }
        return examiner
    }

    /// Ends with 69 or 77 if no node could be examined at all, with 130 if it was not given the time.
    private static func requireAnswer(_ examination: Examination) throws {
        let nodes = examination.sample.nodes
        guard !nodes.contains(where: { [.answered, .unresponsive].contains($0.state) }) else { return }
        let words = nodes.map { node in
            let detail = node.detail ?? node.state.rawValue
            return detail.contains(node.name) ? detail : "\(node.name): \(detail)"
        }.joined(separator: "\n          ")
        if Interrupt.happened { throw Failure(.interrupted, "interrupted before any node was examined: \(words)") }
        if nodes.contains(where: { [.noPassword, .wrongPassword, .noPermission].contains($0.state) }) {
            let names = nodes.filter { $0.state == .noPassword || $0.state == .wrongPassword }.map(\.name)
            guard !names.isEmpty else {
                throw Failure(
                    .authentication,
                    "the user of this scan lacks rights: \(words)\n          "
                        + "Give them on each node (NAME: that user): \(RightsAdvice.line(version: nil))"
                )
            }
            throw Failure(
                .authentication,
                "\(names.joined(separator: ", ")) wants another password: \(words)\n          "
                    + "Set REDISCLI_AUTH, or use --askpass (and --user)."
            )
        }
        throw Failure(.unreachable, "no target could be examined: \(words)")
    }
}

extension Examination {
    /// The report of this examination, with what its plan can do for each finding.
    func report(snapshot: String? = nil) -> Report {
        let plan = RepairPlanner.plan(self)
        return Report(
            diagnosis: diagnosis,
            source: ReportSource(kind: "live", targets: targets, started: started, seconds: seconds),
            toolVersion: Version.text,
            fixes: plan.summaries(of: diagnosis.findings),
            snapshot: snapshot,
            facts: store
        )
    }
}
