import ArgumentParser
import ClusterModel
import Collectors
import Examination
import Foundation
import Repair
import Reports
import RuleFormat

struct FixCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fix",
        abstract: "Show the repair plan for a cluster, or carry it out.",
        discussion: """
            Without --apply nothing is changed. Without a target it looks again at what was scanned last. Every step is
            guarded before it runs, checked after it, and written to a journal that can take it back.

              rcdoctor fix 127.0.0.1:9001
              rcdoctor fix 127.0.0.1:9001 --apply
              rcdoctor fix --undo [JOURNAL]

            Exit status: without --apply 0 nothing to repair, 1 there is a plan or advice; with it 0 healthy afterwards,
            1 something is left for a person, 3 a step failed or was refused.
            """
    )

    @OptionGroup(title: "Connection") var connection: ConnectionFlags
    @OptionGroup(title: "Report") var flags: ReportFlags

    @Argument(help: ArgumentHelp("Nodes to start from; with --undo, the journal.", valueName: "host:port"))
    var targets: [String] = []

    @Flag(help: "Carry the plan out; asks first.")
    var apply = false

    @Flag(help: "Answer yes for safe and disruptive steps.")
    var yes = false

    @Option(help: ArgumentHelp("Allow steps that may lose something for good: destructive.", valueName: "risk"))
    var allow: Risk?

    @Option(help: ArgumentHelp("Only what this rule found.", valueName: "rule"))
    var only: String?

    @Flag(help: "Take back the repair of a journal, by default the last one.")
    var undo = false

    func validate() throws {
        guard allow == nil || allow == .destructive else { throw ValidationError("--allow takes only 'destructive'") }
        guard !(apply && undo) else { throw ValidationError("--apply and --undo exclude each other") }
    }

    func run() async throws {
        let access = try connection.access()
        if undo { return try await UndoRun(access: access, yes: yes).run(targets.first) }
        let seeds = try seeds()
        let examination = try await ExaminationRun(access: access).examine(seeds)
        var plan = RepairPlanner.plan(examination)
        if let only {
            plan.steps.removeAll { $0.rule != only }
            plan.advice.removeAll { $0.rule != only }
        }
        let style = ReportWriter(flags: flags).style
        Output.result(PlanText(plan, targets: examination.targets, style: style, isOffer: !apply).text)
        guard apply else {
            if !plan.isEmpty { throw ExitCode(ExitStatus.findings.rawValue) }
            return
        }
        let run = ApplyRun(access: access, flags: flags, yes: yes, allowDestructive: allow == .destructive)
        try await run.apply(plan, examination, seeds)
    }

    private func seeds() throws -> [Endpoint] {
        let given = try connection.endpoints(targets)
        if !given.isEmpty { return given }
        // A path is a node only where it leads to a socket.
        let last = try LastScan.targets().filter { !$0.hasPrefix("/") || FileTargets.isSocket($0) }
            .compactMap(ConnectionFlags.endpoint)
        guard !last.isEmpty else {
            let isOfFiles = try !LastScan.targets().isEmpty
            let words = isOfFiles ? "the last scan looked at files only" : "there is no last scan"
            throw Failure(.usage, "\(words). Name a node: rcdoctor fix 127.0.0.1:9001")
        }
        Output.progress("looking again at \(last.map(\.description).joined(separator: " "))")
        return last
    }
}

extension Risk: ExpressibleByArgument {}
