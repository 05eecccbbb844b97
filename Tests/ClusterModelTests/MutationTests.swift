import Testing

@testable import ClusterModel

/// Real texts with damaged bytes: no parser may trap, and what it returns must make sense.
@Suite struct MutationTests {
    @Test(arguments: Samples.versions) func nodes(version: String) throws {
        for file in ["cluster-nodes.txt", "nodes.conf"] {
            for text in try Self.mutations(of: "\(version)/\(file)", count: 150) {
                let view = ClusterNodes.parse(text)
                let conf = NodesConf.parse(text)
                #expect(view.problems.count <= 100 && conf.problems.count <= 100)
                #expect(conf.nodes.count <= view.nodes.count + 1)
                for node in view.nodes {
                    #expect((0...65535).contains(node.port) && node.pingSent >= 0 && node.configEpoch >= 0)
                    #expect(node.openSlots.allSatisfy { (0..<16384).contains($0.slot) })
                }
            }
        }
    }

    @Test(arguments: Samples.versions) func info(version: String) throws {
        for text in try Self.mutations(of: "\(version)/info-all.txt", count: 20) {
            let info = InfoText(text)
            #expect(info.entries.allSatisfy { info[$0.field] != nil })
            if let replication = ReplicationInfo(info) {
                #expect((replication.downSeconds ?? 0) >= 0 && !(replication.syncMoves && !replication.syncInProgress))
            }
            #expect((ClusterInfo.parse(text).others.count) <= info.entries.count)
        }
    }

    /// Copies with bytes changed, lost, doubled or the end cut off; broken UTF-8 is repaired as a reader would do.
    private static func mutations(of path: String, count: Int) throws -> [String] {
        let original = Array(try Samples.text(path).utf8)
        var generator = SeededGenerator(UInt64(original.count))
        return (0..<count).map { _ in
            var bytes = original
            for _ in 0..<Int.random(in: 1...20, using: &generator) {
                let index = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0...4, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1 where bytes.count > 1: bytes.remove(at: index)
                case 2: bytes.insert(bytes[index], at: index)
                case 3: bytes[index] = Array(" ,:@-[]<>=\n\r\"'\0#".utf8).randomElement(using: &generator) ?? 0
                default: if Int.random(in: 0...9, using: &generator) == 0 { bytes.removeLast(bytes.count - index - 1) }
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
