import ClusterModel
import Foundation
import RESP

/// What takes back a part of a fault: a command for a node, or the text of a file as it was.
struct LabUndo: Codable, Sendable, Equatable {
    var port: Int
    var words: [String] = []
    /// Name and text of a file in the node's folder; the node is restarted with it.
    var file: String?
    var text: String?
}

extension Lab {
    private var undoPath: String { folder.path + "/undo.json" }

    private func remembered() -> [LabUndo] {
        guard let data = FileManager.default.contents(atPath: undoPath) else { return [] }
        return (try? JSONDecoder().decode([LabUndo].self, from: data)) ?? []
    }

    /// Keeps what `lab heal` will do; the first state of a thing counts, whatever is done to it afterwards.
    func remember(_ undo: LabUndo) throws(LabError) {
        var all = remembered()
        let isKnown = all.contains {
            $0.port == undo.port && $0.file == undo.file && $0.words.dropLast() == undo.words.dropLast()
        }
        guard !isKnown else { return }
        all.append(undo)
        guard let data = try? JSONEncoder().encode(all) else { return }
        try LabFile.write(String(decoding: data, as: UTF8.self), to: undoPath)
    }

    /// Keeps the text of a file, to put it back later.
    func keepFile(_ port: Int, _ name: String) throws(LabError) {
        guard let data = FileManager.default.contents(atPath: folder.node(port) + "/" + name) else { return }
        try remember(LabUndo(port: port, file: name, text: String(decoding: data, as: UTF8.self)))
    }

    func forgetUndo() throws(LabError) { try LabFile.remove(undoPath) }

    /// All that can be undone before crashed servers are started again; a line for each thing.
    package func healBefore() async throws -> [String] {
        var lines: [String] = []
        let count = helpers.count
        await endHelpers()
        if count > 0 { lines.append("ended \(count == 1 ? "1 program" : "\(count) programs") beside the servers") }
        let extras = extraPorts
        try await stop(extras)
        try removeExtras()
        lines += extras.map { "\(endpoint($0))  removed" }
        for port in ports.all where process(port)?.isFrozen == true {
            signal(SIGCONT, port)
            lines.append("\(endpoint(port))  goes on (kill -CONT)")
        }
        for port in ports.all { await ServerLimit.raise(process(port)) }
        return lines + (try await takeBack())
    }

    /// Takes back what faults remembered, files and restarts first, then commands; a line for each.
    package func takeBack() async throws -> [String] {
        let all = remembered()
        var lines: [String] = []
        let files = all.filter { $0.file != nil }
        if !files.isEmpty {
            try await stop(Array(Set(files.map(\.port))))
            for undo in files.reversed() {
                guard let file = undo.file, let text = undo.text else { continue }
                try LabFile.write(text, to: folder.node(undo.port) + "/" + file)
                lines.append("\(endpoint(undo.port))  \(file) as it was, restart")
            }
            for port in Set(files.map(\.port)).sorted() { try await launch(port) }
            try await waitForAnswers(Set(files.map(\.port)).sorted())
        }
        for undo in all.reversed() where !undo.words.isEmpty {
            let command = RESPCommand(undo.words[0], arguments: undo.words.dropFirst().map { .text($0) })
            let reply = try? await send([command], to: undo.port).first
            let outcome = reply.map { $0.error.map { ": \($0)" } ?? "" } ?? ": no answer"
            lines.append("\(endpoint(undo.port))  \(command)\(outcome)")
        }
        try forgetUndo()
        return lines
    }
}
