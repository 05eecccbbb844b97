import ArgumentParser
import Lab

/// `rcdoctor lab list`.
struct LabList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the faults that lab break can inject."
    )

    func run() async throws {
        print(LabConsole.table(LabFaults.all.map { [$0.name, $0.summary] }))
    }
}
