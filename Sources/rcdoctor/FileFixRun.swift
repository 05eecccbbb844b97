import ArgumentParser
import Examination
import Foundation
import Repair
import Reports
import Rules

/// `fix` for config files of nodes that do not run: plan, edits with backups, and a look afterwards.
struct FileFixRun {
    let flags: ReportFlags
    let book: RuleBook
    let targets: FileTargets

    func run(apply: Bool, only: String?, confirmation: PlanConfirmation) throws {
        let examination = try examine()
        var plan = FilePlanner.plan(examination.diagnosis)
        if let only {
            plan.steps.removeAll { $0.rule != only }
            plan.advice.removeAll { $0.rule != only }
        }
        Output.result(text(plan, examination.targets, isOffer: !apply))
        guard apply, !plan.steps.isEmpty else {
            if !plan.isEmpty { throw ExitCode(ExitStatus.findings.rawValue) }
            return
        }
        try confirmation.askAboutFiles(Set(plan.steps.map(\.file)).count)
        Output.outliveReader()
        let folder = try RepairSession.stateFolder()
        let lock = try RepairSession.prepared {
            try MachineLock.take(cluster: ["files"], in: folder.appending(path: "locks"))
        }
        let journal = try RepairSession.prepared {
            try Journal(in: folder.appending(path: "journals"), targets: examination.targets, tool: Version.text)
        }
        defer {
            Output.result("\n  journal    \(journal.path)\n  take back  rcdoctor fix --undo \(journal.path)\n\n")
        }
        try RepairSession.prepared {
            try FileRepair(journal: journal).run(plan) { number, step, backup in
                Output.result(
                    TerminalText.clean("  \(number)  \(step.file)   \(step.words)\n       backup \(backup)\n")
                )
            }
        }
        _ = consume lock
        let after = try examine()
        let left = FilePlanner.plan(after.diagnosis)
        if !left.isEmpty {
            Output.result("\n" + text(left, after.targets, isOffer: false))
            throw ExitCode(ExitStatus.findings.rawValue)
        }
    }

    private func examine() throws -> FileExamination {
        do {
            var examiner = FileExaminer(rules: book.rules, toolVersion: Version.text)
            examiner.unreadable = book.unreadable
            examiner.policy = book.policy
            return try examiner.examine(files: targets.files, folders: targets.folders)
        } catch let error as FileExaminationError {
            throw Failure(.unreadableInput, "\(error)")
        }
    }

    private func text(_ plan: FilePlan, _ targets: [String], isOffer: Bool) -> String {
        let name = targets.joined(separator: " ")
        guard !plan.isEmpty else { return "Nothing to repair in \(name).\n" }
        let style = ReportWriter(flags: flags).style
        var text = "Plan for \(name).\(isOffer ? " Nothing has been changed." : "")\n"
        var rule = ""
        for (index, step) in plan.steps.enumerated() {
            if step.rule != rule { text += "\n  \(step.rule)\n" }
            rule = step.rule
            let number = "\(index + 1)"
            text += TerminalText.clean(
                "    \(number)\(String(repeating: " ", count: max(1, 6 - number.count)))\(step.words)\n"
            )
            for (label, words) in [("in", step.file), ("why", step.title)] {
                text += TerminalText.entry(label, words, indent: 10, column: 6, width: style.width)
            }
        }
        if !plan.advice.isEmpty { text += "\n  not automatic\n" }
        for advice in plan.advice {
            text += "    \(advice.rule)\n"
            text += TerminalText.entry("", advice.text, indent: 6, column: 0, width: style.width)
        }
        guard !plan.steps.isEmpty else { return text }
        let files = Formatter.plural(Int64(Set(plan.steps.map(\.file)).count), "file")
        return text
            + "\n  \(Formatter.plural(Int64(plan.steps.count), "edit")) in \(files), each with a backup beside it\n"
            + (isOffer ? "  run it:  rcdoctor fix \(name) --apply\n" : "\n")
    }
}
