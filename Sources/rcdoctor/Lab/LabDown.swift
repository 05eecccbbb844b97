import ArgumentParser
import Lab

/// `rcdoctor lab down`.
struct LabDown: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "down",
        abstract: "End the servers and remove their files."
    )

    @OptionGroup var lab: LabOptions

    @Flag(help: "Keep the folder, so that lab up goes on with the same data.")
    var keep = false

    func run() async throws {
        try await LabConsole.run {
            let lab = try lab.open()
            let ended = try await lab.down(keepFolder: keep)
            let servers = ended == 1 ? "1 server" : "\(ended) servers"
            print("ended \(servers), \(keep ? "kept" : "removed") \(lab.folder.path)")
        }
    }
}
