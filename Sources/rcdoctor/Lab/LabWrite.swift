import ArgumentParser
import Lab

/// `rcdoctor lab write N`.
struct LabWrite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write",
        abstract: "Write numbered keys, so that lab verify can count them later."
    )

    @OptionGroup var lab: LabOptions

    @Argument(help: "How many keys, from lab:1 on.")
    var count: Int

    func validate() throws {
        guard (1...1_000_000).contains(count) else { throw ValidationError("N is a number from 1 to 1000000.") }
    }

    func run() async throws {
        try await LabConsole.run {
            let tally = try await LabKeys(LabCluster.read(lab.open())).write(count)
            print("wrote \(tally.good) of \(count) keys\(tally.reasons)")
            if tally.good < count { throw ExitCode(1) }
        }
    }
}
