import ArgumentParser
import CHeap
import Examination
import Foundation

/// The command line: each subcommand is a file of its own; this one only finds it and maps errors to exit codes.
@main
struct RCDoctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rcdoctor",
        abstract: "The doctor for Redis Cluster and Valkey Cluster.",
        discussion: """
            Examines a cluster from any of its nodes, names the cause of what is wrong, and repairs what can safely be
            repaired.

              rcdoctor scan 127.0.0.1:9001     examine a running cluster
              rcdoctor pcap incident.pcap      read captured traffic: who said what, how fast, and what changed
              rcdoctor fix                     show the repair plan for what was scanned last; changes nothing
              rcdoctor fix --apply             carry it out, step by step, with a way back
              rcdoctor lab up                  a practice cluster on this machine, to break and to heal
            """,
        version: Version.text,
        subcommands: [
            ScanCommand.self, PcapCommand.self, FixCommand.self, DiffCommand.self, LabCommand.self, ExplainCommand.self,
            RulesCommand.self, FactsCommand.self, QueryCommand.self, ManualCommand.self,
        ],
        helpNames: .long
    )

    static func main() async {
        rcdoctor_grow_heap_in_large_steps()
        signal(SIGPIPE, SIG_DFL)
        Output.holdStandardStreams()
        var arguments = Array(CommandLine.arguments.dropFirst())
        // Scripts ask it often, and the tree of commands need not be built for it.
        if arguments == ["--version"] {
            Output.result(Version.words)
            Foundation.exit(Output.hasLostResult ? ExitStatus.internalError.rawValue : 0)
        }
        // `-h HOST` is redis-cli's; alone at the end it asks for help, as everywhere else.
        if arguments.last == "-h", arguments.first != "---completion" { arguments[arguments.count - 1] = "--help" }
        do {
            if arguments.isEmpty { throw CleanExit.helpRequest(self) }
            try await HeadStart.$current.withValue(HeadStart(arguments)) { [arguments] in try await run(arguments) }
            if Output.hasLostResult { Foundation.exit(ExitStatus.internalError.rawValue) }
        } catch let failure as Failure {
            Output.error("rcdoctor: \(failure.message)")
            Foundation.exit(failure.status.rawValue)
        } catch {
            let code = exitCode(for: error)
            if code == .failure, !(error is ExitCode) {
                Output.error("rcdoctor: \(error)")
                Foundation.exit(ExitStatus.internalError.rawValue)
            }
            // What the exit status would say was in the part that nobody got.
            if Output.hasLostResult, [.findings, .incomplete].contains(ExitStatus(rawValue: code.rawValue)) {
                Foundation.exit(ExitStatus.internalError.rawValue)
            }
            exit(withError: error)
        }
    }

    private static func run(_ arguments: [String]) async throws {
        var command = try Suggestion.orParse(arguments)
        if var asynchronous = command as? any AsyncParsableCommand {
            try await asynchronous.run()
        } else {
            try command.run()
        }
    }
}
