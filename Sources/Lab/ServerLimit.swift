import Foundation
import Subprocess

/// A limit of a running server, set by util-linux' prlimit: Glibc hides the call from Swift.
enum ServerLimit: String, CaseIterable, Sendable {
    case fsize
    case nofile

    /// Sets the soft limit; false when it can't be set.
    func set(_ process: ServerProcess, _ value: Int) async -> Bool {
        let arguments: Arguments = ["--pid", "\(process.pid)", "--\(rawValue)=\(value):"]
        let result = try? await run(.name("prlimit"), arguments: arguments, output: .discarded, error: .discarded)
        return result?.terminationStatus.isSuccess ?? false
    }

    /// Raises all soft limits to the hard ones.
    static func raise(_ process: ServerProcess?) async {
        guard let process else { return }
        let text = FileManager.default.contents(atPath: "/proc/\(process.pid)/limits") ?? Data()
        for limit in allCases {
            let line = String(decoding: text, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(limit.title) }
            // "Max open files   1024   4096   files": the hard one is the last but one.
            let words = line?.split(separator: " ").dropLast() ?? []
            guard let hard = words.last.flatMap({ Int($0) }), words.dropLast().last.map(String.init) != "\(hard)" else {
                continue
            }
            _ = await limit.set(process, hard)
        }
    }

    private var title: String {
        switch self {
        case .fsize: "Max file size"
        case .nofile: "Max open files"
        }
    }
}
