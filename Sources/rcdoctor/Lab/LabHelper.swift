import ArgumentParser
import Foundation
import Lab

/// `rcdoctor lab helper FILE`: load or a proxy beside the lab's servers; started by `lab break`, never by hand.
struct LabHelper: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "helper",
        abstract: "Carry out a task of a fault.",
        shouldDisplay: false
    )

    @Argument(help: "The task, as JSON.")
    var file: String

    func run() throws {
        guard let data = FileManager.default.contents(atPath: file) else { return }
        let task = try JSONDecoder().decode(LabTask.self, from: data)
        // Nobody waits for it: it ends with its file, which `lab down` removes, and after two hours at the latest:
        // some faults are seen only when they have lasted for one.
        Thread {
            for _ in 0..<7200 where FileManager.default.fileExists(atPath: file) { sleep(1) }
            Foundation.exit(0)
        }
        .start()
        signal(SIGPIPE, SIG_IGN)
        task.run()
    }
}
