import ArgumentParser
import Lab

/// `rcdoctor lab status`.
struct LabStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show how each of the six servers is."
    )

    @OptionGroup var lab: LabOptions

    func run() async throws {
        try await LabConsole.run {
            let rows = try await lab.open().status().map(row)
            print(LabConsole.table([["port", "pid", "state", "role", "link", "cluster_state"]] + rows))
        }
    }

    private func row(_ node: LabNodeStatus) -> [String] {
        [
            "\(node.port)",
            node.pid.map { "\($0)" } ?? "-",
            node.condition.rawValue,
            node.isMaster.map { $0 ? "master" : "replica" } ?? "-",
            node.linkIsUp.map { $0 ? "up" : "down" } ?? "-",
            node.clusterState ?? "-",
        ]
    }
}
