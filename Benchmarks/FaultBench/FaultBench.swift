import ArgumentParser
import Foundation
import Lab
import TestSupport

/// The fault benchmark: each fault is injected into a fresh cluster of real servers, and rcdoctor and `redis-cli
/// --cluster check` are asked what is wrong.
///
/// A fault counts as found when its own rule names the node and the slot that it was injected into. States that are odd
/// but healthy, and fresh clusters of every server that is here, must give no error and no critical finding. The result
/// goes to standard output as Markdown.
@main
struct FaultBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Break clusters, and ask rcdoctor and redis-cli what is wrong."
    )

    @Option(help: "The rcdoctor to judge.")
    var rcdoctor: String

    @Option(help: "First client port; each job takes twenty from there.")
    var port = 9_200

    @Option(help: "redis-server or valkey-server (default: found in PATH).")
    var server: String?

    @Option(help: "Folder with a server in each subfolder; a fresh cluster of each must be called healthy.")
    var servers: String?

    @Option(help: "Only these faults and states, by the beginning of their names; may be repeated.")
    var only: [String] = []

    @Flag(help: "The ten most valuable faults and three states, about a minute.")
    var short = false

    @Flag(help: "Also what shows only after ten minutes and more.")
    var slow = false

    @Flag(help: "Repair the faults that can be repaired online, beside redis-cli --cluster fix; nothing else.")
    var repair = false

    @Flag(inversion: .prefixedNo, help: "With --repair: try redis-cli --cluster fix as well.")
    var rival = true

    @Option(help: "Clusters at the same time.")
    var jobs = 1

    @Option(help: "Write the result to this file as well.")
    var output: String?

    @Option(help: "Keep single results in this folder, and count those of earlier runs with the same folder.")
    var keep: String?

    @Option(help: "Rewrite the block <!-- faults --> in this file; with --repair, <!-- repairs -->.")
    var readme: String?

    func run() async throws {
        setenv("RCDOCTOR", rcdoctor, 1)
        signal(SIGPIPE, SIG_IGN)
        var results = try keep.map(ResultFolder.init)?.read() ?? BenchResults()
        let trials = (repair ? Trial.repairs : Trial.all(servers: servers)).filter(isWanted)
        let work = Task { [results] in
            var results = results
            try await runAll(trials, into: &results)
            return results
        }
        // An interruption ends the trials, and they take their servers with them.
        let sources = [SIGINT, SIGTERM].map { Interruption(of: $0) { work.cancel() } }
        results = try await work.value
        sources.forEach { $0.end() }
        let table = ResultTable(results: results)
        print(table.markdown)
        if let output { try Data((table.markdown + "\n").utf8).write(to: URL(fileURLWithPath: output)) }
        if let readme { try (repair ? RepairTable(results: results).block : table.block).rewrite(readme) }
        if !results.isGood { throw ExitCode(1) }
    }

    /// As many at once as there are jobs; each has its ports and its folder.
    private func runAll(_ trials: [Trial], into results: inout BenchResults) async throws {
        var waiting = trials[...]
        try await withThrowingTaskGroup(of: (Int, BenchResults).self) { group in
            func next(_ job: Int) {
                guard let trial = waiting.popFirst() else { return }
                var stage = StageSettings(
                    rcdoctor: rcdoctor,
                    firstPort: port + job * 20,
                    server: server,
                    servers: servers
                )
                stage.asksRival = rival
                group.addTask { [stage] in (job, try await trial.run(stage)) }
            }
            for job in 0..<max(1, jobs) { next(job) }
            for try await (job, result) in group {
                next(job)
                results.merge(result)
                progress(result)
                // What could not be tried is tried again by the next run.
                if let keep, result.isComplete { try ResultFolder(keep).write(result) }
            }
        }
    }

    private func isWanted(_ trial: Trial) -> Bool {
        if !slow, trial.settles >= 60 { return false }
        if !only.isEmpty { return only.contains { trial.name.hasPrefix($0) } }
        if short { return Trial.shortSet.contains(trial.name) }
        return true
    }

    private func progress(_ result: BenchResults) {
        let lines = result.faults.map(\.line) + (result.repairs ?? []).map(\.line) + result.states.map(\.line)
        for line in lines { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }
}
