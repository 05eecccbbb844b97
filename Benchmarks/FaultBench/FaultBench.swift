import ArgumentParser
import Foundation
import Lab
import TestSupport

/// The fault benchmark: each fault is injected into a fresh cluster of real servers, and rcdoctor and `redis-cli
/// --cluster check` are asked what is wrong.
///
/// A fault counts as found when its own rule names one of the nodes that it was injected into. States that are odd but
/// healthy must give no error and no critical finding. The table goes to standard output as Markdown.
@main
struct FaultBench: AsyncParsableCommand {
    @Option(help: "The rcdoctor to judge.")
    var rcdoctor: String

    @Option(help: "Six client ports for the clusters.")
    var ports = "9201-9206"

    @Option(help: "redis-server or valkey-server (default: found in PATH).")
    var server: String?

    @Argument(help: "Faults or states to try (default: all).")
    var names: [String] = []

    func run() async throws {
        let stage = try Stage(rcdoctor: rcdoctor, ports: ports, server: server)
        defer { stage.remove() }
        var faults: [FaultTrial] = []
        for fault in LabFaults.all where wants(fault.name) {
            progress(fault.name)
            faults.append(await FaultTrial(fault, on: stage))
        }
        var states: [StateTrial] = []
        for state in OddStates.all where wants(state.name) {
            progress(state.name)
            states.append(await StateTrial(state, on: stage))
        }
        print(ResultTable(faults: faults, states: states).markdown)
        let isGood = faults.allSatisfy(\.isFound) && states.allSatisfy(\.isSilent)
        if !isGood { throw ExitCode(1) }
    }

    private func wants(_ name: String) -> Bool { names.isEmpty || names.contains(name) }

    private func progress(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
}
