import ClusterModel
import Foundation

/// The bytes of a file after a step; everything that the step does not name stays as it is.
enum FileEditor {
    static func edited(_ old: Data, _ step: FileStep) throws -> Data {
        switch step.edit {
        case .rename(let line, let from, let to):
            guard let data = renamed(old, line, from, to) else {
                throw JournalError(
                    "\(step.file):\(line) is not the directive \(from) any more. Nothing was changed there."
                )
            }
            return data
        case .set(let name, let value):
            return Data(ConfigFile(bytes: old).setting(name, to: value).bytes)
        case .copySecret(let name, let from, let place):
            let source = ConfigFile(bytes: try FileRepair.read(place))
            guard let secret = source.value(of: from)?.secret, !secret.isEmpty else {
                throw JournalError("\(place) has no \(from) any more. Nothing was changed in \(step.file).")
            }
            return Data(ConfigFile(bytes: old).setting(name, to: secret).bytes)
        case .rebuild(let peer, let port):
            let text = String(decoding: try FileRepair.read(peer), as: UTF8.self)
            return Data(try NodesConfRebuild(peer: text, peerFile: peer).text(forPort: port).utf8)
        }
    }

    private static func renamed(_ old: Data, _ line: Int, _ from: String, _ to: String) -> Data? {
        var lines = Array(old).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        guard lines.indices.contains(line - 1) else { return nil }
        let text = String(decoding: lines[line - 1], as: UTF8.self)
        let start = text.prefix { $0 == " " || $0 == "\t" }
        let name = text.dropFirst(start.count).prefix { !$0.isWhitespace }
        guard name.lowercased() == from.lowercased() else { return nil }
        lines[line - 1] = Array((start + to + text.dropFirst(start.count + name.count)).utf8)
        return Data(lines.joined(separator: [UInt8(ascii: "\n")]))
    }
}
