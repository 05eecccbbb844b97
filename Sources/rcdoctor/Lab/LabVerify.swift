import ArgumentParser
import Lab

/// `rcdoctor lab verify N`.
struct LabVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read the keys of lab write back; exit status 1 when one is missing."
    )

    @OptionGroup var lab: LabOptions

    @Argument(help: "How many keys, from lab:1 on.")
    var count: Int

    func validate() throws {
        guard (1...1_000_000).contains(count) else { throw ValidationError("N is a number from 1 to 1000000.") }
    }

    func run() async throws {
        try await LabConsole.run {
            let tally = try await LabKeys(LabCluster.read(lab.open())).verify(count)
            print("found \(tally.good) of \(count) keys\(tally.reasons)")
            if tally.good < count { throw ExitCode(1) }
        }
    }
}

extension LabKeys.Tally {
    /// For example ` (12 CLUSTERDOWN)`; empty when nothing failed.
    var reasons: String {
        let texts = failures.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        return texts.isEmpty ? "" : " (\(texts.joined(separator: ", ")))"
    }
}
