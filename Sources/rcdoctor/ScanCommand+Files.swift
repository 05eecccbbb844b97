import ArgumentParser
import Diagnosis
import Examination
import Facts
import Foundation
import Reports

extension ScanCommand {
    /// Examines config files; what is found is for a person to mend, so each finding carries its advice.
    func scan(_ targets: FileTargets, _ book: RuleBook) throws {
        let examination: FileExamination
        do {
            var examiner = FileExaminer(rules: book.rules, toolVersion: Version.text)
            examiner.unreadable = book.unreadable
            examiner.policy = book.policy
            examination = try examiner.examine(files: targets.files, folders: targets.folders)
        } catch let error as FileExaminationError {
            throw Failure(.unreadableInput, "\(error)")
        }
        let source = ReportSource(
            kind: "files",
            targets: examination.targets,
            started: examination.started,
            seconds: examination.seconds
        )
        let advice = examination.diagnosis.findings.map { ($0.id, FixSummary(adviceFor: $0)) }
        var report = Report(
            diagnosis: examination.diagnosis,
            source: source,
            toolVersion: Version.text,
            fixes: Dictionary(advice) { first, _ in first },
            facts: examination.store
        )
        report.snapshot = try SnapshotWriter(save: flags.save, anonymize: privacy.anonymize)
            .write(examination.store, report)
        try ReportWriter(flags: flags).write(report)
        let status = Self.status(examination.diagnosis, flags)
        if status != .fine { throw ExitCode(status.rawValue) }
    }
}
