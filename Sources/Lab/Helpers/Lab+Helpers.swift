import Foundation
import Subprocess

extension Lab {
    /// Starts a program of our own that carries out a task until `lab heal` or `lab down` ends it.
    func startHelper(_ task: LabTask) async throws {
        try LabFile.makeFolder(folder.helpers)
        let file = folder.helpers + "/\(UUID().uuidString.prefix(8)).json"
        guard let data = try? JSONEncoder().encode(task) else { return }
        try LabFile.write(String(decoding: data, as: UTF8.self), to: file)
        let script = """
            cd "$1" && setsid nice -n 10 "$2" lab helper "$3" </dev/null >/dev/null 2>&1 &
            """
        do {
            _ = try await run(
                .name("sh"),
                arguments: ["-c", script, "sh", folder.helpers, Self.helperProgram, file],
                output: .discarded,
                error: .discarded
            )
        } catch {
            throw LabError.file(path: Self.helperProgram, detail: "can't be started: \(error)")
        }
    }

    /// Ends all helpers; they hold nothing that could be lost.
    package func endHelpers() async {
        for process in helpers { kill(process, SIGKILL) }
        for _ in 0..<40 where !helpers.isEmpty { try? await Task.sleep(for: .milliseconds(25)) }
        try? LabFile.remove(folder.helpers)
    }

    /// The processes that run `lab helper` in this lab's folder.
    package var helpers: [Int32] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap { Int32($0) }.filter { pid in
            let folder = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/cwd")
            guard folder == self.folder.helpers else { return false }
            let words = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") ?? Data()
            return String(decoding: words, as: UTF8.self).contains("\0lab\0helper\0")
        }
    }

    /// This very program, or the one named in RCDOCTOR when another one, such as a test, drives the lab.
    private static var helperProgram: String {
        ProcessInfo.processInfo.environment["RCDOCTOR"]
            ?? (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments[0]
    }
}
