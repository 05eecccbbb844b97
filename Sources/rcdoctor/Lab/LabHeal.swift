import ArgumentParser
import Lab

/// `rcdoctor lab heal`.
struct LabHeal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "heal",
        abstract: "Wake frozen servers and start those that crashed.",
        discussion: "What is wrong inside the cluster is the doctor's part: rcdoctor fix."
    )

    @OptionGroup var lab: LabOptions

    func run() async throws {
        try await LabConsole.run {
            _ = try lab.open()
            let start = try await Lab.start(in: lab.folder)
            for port in start.woken { print("127.0.0.1:\(port)  goes on (kill -CONT)") }
            for port in start.started { print("127.0.0.1:\(port)  started") }
            if start.woken.isEmpty, start.started.isEmpty { print("all six servers run; for the rest: rcdoctor fix") }
        }
    }
}
