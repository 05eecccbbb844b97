import ArgumentParser
import ClusterModel
import Collectors
import Diagnosis
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
              rcdoctor fix ./redis-cluster --apply edits config files of nodes that do not run, with backups
              rcdoctor fix --undo [JOURNAL]        takes a repair back, by default the last one
              rcdoctor fix --resume [JOURNAL]      goes on with one that was cut off
              rcdoctor fix --plan-out FILE, then   rcdoctor fix --plan FILE --apply

            --apply asks for a word that names what is at stake: yes for safe steps, the cluster's first address for
            disruptive ones. Destructive steps need --allow destructive, and then the nodes that they run on, joined by
            commas. --yes answers for safe and disruptive steps, never for destructive ones; a script without a terminal
            gives the word with --confirm, and a plan that has come to need another word is refused.

            Exit status: without --apply 0 nothing to repair, 1 there is a plan or advice, 2 nothing to repair in what
            could be looked at; with it 0 healthy afterwards, 1 something is left for a person, 3 a step failed or was
            refused.
            """
    )

    @OptionGroup(title: "Connection") var connection: ConnectionFlags
    @OptionGroup(title: "Report") var flags: ReportFlags
    @OptionGroup(title: "Rules") var ruleFlags: RuleFlags

    @Argument(
        help: ArgumentHelp(
            "Nodes to start from, or a folder of config files; with --undo or --resume, the journal.",
            valueName: "host:port"
        ),
        completion: .file()
    )
    var targets: [String] = []

    @Flag(
        inversion: .prefixedNo,
        help: "Look at this machine, too, where nodes run on it (the default)."
    )
    var host = true

    @Flag(help: "Carry the plan out; asks first.")
    var apply = false

    @Flag(help: "Answer yes for safe and disruptive steps.")
    var yes = false

    @Option(
        help: ArgumentHelp(
            "Allow steps that may lose something for good: destructive. They are asked for all the same.",
            valueName: "risk"
        ),
        completion: .list(["destructive"])
    )
    var allow: Risk?

    @Option(help: ArgumentHelp("The word that --apply would ask for, where nobody can type it.", valueName: "word"))
    var confirm: String?

    @Option(help: ArgumentHelp("Only what this rule found.", valueName: "rule"), completion: Completions.rules)
    var only: String?

    @Flag(help: "Take back the repair of a journal, by default the last one.")
    var undo = false

    @Flag(help: "Go on with a repair that was cut off, by default the last one.")
    var resume = false

    @Option(help: ArgumentHelp("Write the plan to a file; nothing is changed.", valueName: "file"), completion: .file())
    var planOut: String?

    @Option(
        help: ArgumentHelp("Use this plan, if the facts that it depends on are still the same.", valueName: "file"),
        completion: .file()
    )
    var plan: String?

    func validate() throws {
        guard allow == nil || allow == .destructive else { throw ValidationError("--allow takes only 'destructive'") }
        let modes = [apply && !resume ? "--apply" : nil, undo ? "--undo" : nil, resume ? "--resume" : nil].compactMap(
            \.self
        )
        guard modes.count <= 1 else { throw ValidationError("\(modes.joined(separator: " and ")) exclude each other") }
        if planOut != nil, apply || undo || resume || plan != nil {
            throw ValidationError(
                "--plan-out only writes the plan down: no --apply, --undo, --resume or --plan with it"
            )
        }
        guard plan == nil || (!undo && !resume && only == nil && targets.isEmpty) else {
            throw ValidationError("--plan FILE names the targets and the rule itself; only --apply goes with it")
        }
    }

    func run() async throws {
        let confirmation = PlanConfirmation(yes: yes, allowDestructive: allow == .destructive, confirm: confirm)
        if !undo, !resume, plan == nil, let files = FileTargets(targets, conf: []) {
            return try FileFixRun(
                flags: flags,
                book: try RuleBook(ruleFlags, language: flags.words.language),
                targets: files
            ).run(
                apply: apply,
                only: only,
                confirmation: confirmation
            )
        }
        let access = try connection.access()
        if undo { return try await UndoRun(access: access, yes: yes).run(targets.first) }
        // A plan that is kept is compared word for word with the one of another day.
        let language = self.plan == nil && planOut == nil ? flags.words.language : .english
        let book = try RuleBook(ruleFlags, language: language)
        let examining = ExaminationRun(access: access, book: book, examinesHost: host)
        let run = ApplyRun(examining: examining, flags: flags, confirmation: confirmation)
        if resume { return try await run.resume(try ResumeRun.journalToResume(targets.first)) }
        let saved = try plan.map(Self.saved)
        let seeds = try saved.map { $0.targets.compactMap { Endpoint($0) } } ?? seeds()
        let examination = try await examining.examine(seeds)
        var plan = RepairPlanner.plan(examination)
        if let only = saved?.only ?? only { plan = plan.only(only) }
        if let objection = saved?.objection(plan) {
            throw Failure(
                .fixFailed,
                "the facts behind this plan have changed: \(objection). Make a new one with --plan-out. Nothing was changed."
            )
        }
        Self.remindOfJournal(examination.targets)
        let style = ReportWriter(flags: flags).style
        let isComplete = examination.diagnosis.isComplete
        let words = PlanText(
            plan,
            targets: examination.targets,
            style: style,
            isOffer: !apply,
            isComplete: isComplete
        )
        Output.result(words.text)
        if let planOut { try write(plan, examination.targets, to: planOut) }
        guard !plan.isEmpty else {
            if !isComplete { throw ExitCode(ExitStatus.incomplete.rawValue) }
            return
        }
        guard apply else { throw ExitCode(ExitStatus.findings.rawValue) }
        try await run.apply(plan, examination, seeds)
    }

    private static func saved(_ path: String) throws -> SavedPlan {
        do {
            return try SavedPlan(path: path)
        } catch {
            throw Failure(.unreadableInput, "\(error)")
        }
    }

    private func write(_ plan: RepairPlan, _ targets: [String], to path: String) throws {
        do {
            try SavedPlan(plan: plan, targets: targets, only: only, tool: Version.text).write(to: path)
        } catch {
            throw Failure(.unreadableInput, "\(error)")
        }
        Output.result("  written to \(path); carry it out:  rcdoctor fix --plan \(path) --apply\n")
    }

    private static func remindOfJournal(_ targets: [String]) {
        guard let journal = ResumeRun.unfinished(targets) else { return }
        Output.error(
            "rcdoctor: an earlier repair of this cluster was cut off. Go on with it: rcdoctor fix --resume \(journal.path)"
                + "\n          or take it back: rcdoctor fix --undo \(journal.path)"
        )
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
