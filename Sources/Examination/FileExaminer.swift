package import Collectors
import Derivations
package import Diagnosis
import Facts
import Foundation
package import RuleFormat
package import Rules

/// Examines config files and what lies beside them; nothing needs to run.
package struct FileExaminer: Sendable {
    package let rules: [Rule]
    /// Rules that could not be read: counted as broken.
    package var unreadable: [RuleOutcome] = []
    /// What is known already.
    package var policy = ReportPolicy()
    package let toolVersion: String

    package init(rules: [Rule], toolVersion: String) {
        self.rules = rules
        self.toolVersion = toolVersion
    }

    /// Throws `FileExaminationError` if not one config file could be read.
    package func examine(files: [String], folders: [String]) throws -> FileExamination {
        let clock = ContinuousClock.now
        let started = Date.now.formatted(.iso8601)
        let targets = folders + files
        let collector = try Self.collector(files: files, folders: folders)
        let store = try FactStore()
        try store.add([
            RunFact(
                started: started,
                kind: "files",
                targets: targets.joined(separator: " "),
                toolVersion: toolVersion,
                timeoutMilliseconds: 0
            )
        ])
        try collector.write(to: store)
        let tools = ToolCollector(folders: folders).collect()
        try store.add { try tools.write(to: $0) }
        try Derivations.run(on: store)
        let outcomes = try RuleEngine(store: store).evaluate(rules.judging(capture: false, cluster: true)) + unreadable
        let diagnosis = try Diagnosis(outcomes: outcomes, store: store, policy: policy)
        try diagnosis.write(to: store)
        return FileExamination(
            store: store,
            diagnosis: diagnosis,
            started: started,
            targets: targets,
            seconds: (ContinuousClock.now - clock) / .seconds(1)
        )
    }

    /// The config files that these names lead to.
    ///
    /// Throws `FileExaminationError` if not one of them could be read.
    package static func collector(files: [String], folders: [String]) throws -> FileCollector {
        let collector = FileCollector(files: files, folders: folders)
        guard !collector.isEmpty else {
            let reasons = collector.troubles
            throw FileExaminationError(
                reasons.isEmpty
                    ? "no config file below \((folders + files).joined(separator: " ")). A node's file is called "
                        + "redis.conf or valkey.conf, or has a directive port or cluster-enabled; name it with "
                        + "--conf FILE."
                    : reasons.joined(separator: "\n          ")
            )
        }
        return collector
    }
}

/// Config files that could not be examined at all.
package struct FileExaminationError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
