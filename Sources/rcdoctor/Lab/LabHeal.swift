import ArgumentParser
import Lab

/// `rcdoctor lab heal`.
struct LabHeal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "heal",
        abstract: "End what a fault keeps going, take back its settings, wake and start servers.",
        discussion: """
            Ends load and proxies, removes further servers, takes back settings and edited files, wakes frozen servers and \
            starts those that crashed. What is wrong inside the cluster then is the doctor's part: rcdoctor fix.
            """
    )

    @OptionGroup var lab: LabOptions

    func run() async throws {
        try await LabConsole.run {
            let broken = try lab.open()
            let lines = try await broken.healBefore()
            for line in lines { print(line) }
            let start = try await Lab.start(in: lab.folder)
            for port in start.woken { print("127.0.0.1:\(port)  goes on (kill -CONT)") }
            for port in start.started { print("127.0.0.1:\(port)  started") }
            if start.woken.isEmpty, start.started.isEmpty, lines.isEmpty {
                print("all six servers run; for the rest: rcdoctor fix")
            }
        }
    }
}
