import ArgumentParser
import Lab

/// `rcdoctor lab up`.
struct LabUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up",
        abstract: "Start the six servers and form the cluster.",
        discussion: "A lab that runs is left alone; of one that runs in part, what is missing is started."
    )

    @OptionGroup var lab: LabOptions

    @Option(help: ArgumentHelp("Six client ports (default: 9001-9006).", valueName: "ports"))
    var ports: String?

    @Option(
        help: ArgumentHelp("redis-server or valkey-server (default: found in PATH).", valueName: "path"),
        completion: .file()
    )
    var server: String?

    func run() async throws {
        try await LabConsole.run {
            LabConsole.progress("practice cluster in \(lab.folder.path)")
            let start = try await Lab.start(in: lab.folder, ports: ports.map { try LabPorts($0) }, server: server)
            let isFormed = await start.lab.status().isFormed
            if !isFormed {
                LabConsole.progress("forming the cluster")
                try await LabForming(nodes: start.lab.endpoints).form()
            }
            let isHealthy = isFormed && start.started.isEmpty ? true : try await start.lab.waitUntilHealthy()
            print(summary(start, isFormed: isFormed))
            if !isHealthy { print("not everything is up; see: rcdoctor lab status") }
            print(LabConsole.hint(start.lab))
        }
    }

    private func summary(_ start: Lab.Start, isFormed: Bool) -> String {
        let changed = start.started + start.woken
        if !isFormed { return "the lab is up: 3 masters, 3 replicas on 127.0.0.1:\(start.lab.ports)" }
        if changed.isEmpty { return "the lab is running already on 127.0.0.1:\(start.lab.ports)" }
        return "the lab is complete again: started or woke \(changed.map(String.init).joined(separator: ", "))"
    }
}
