import ArgumentParser
import Lab

/// `rcdoctor lab break FAULT`.
struct LabBreak: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "break",
        abstract: "Inject a fault; rcdoctor lab list names them.",
        discussion: """
              rcdoctor lab break masterauth-missing
            """
    )

    @OptionGroup var lab: LabOptions

    @Argument(help: "Name of the fault, for example masterauth-missing.", completion: Completions.faults)
    var fault: String

    func run() async throws {
        try await LabConsole.run {
            let fault = try LabFaults.named(fault)
            let lab = try lab.open()
            try await fault.inject(into: LabCluster.read(lab) { print($0) })
            print("\n\(fault.name): \(fault.summary)")
            print(LabConsole.hint(lab))
        }
    }
}
