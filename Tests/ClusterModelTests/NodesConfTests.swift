import Testing

@testable import ClusterModel

@Suite struct NodesConfTests {
    @Test(arguments: Samples.versions) func samples(version: String) throws {
        let text = try Samples.text("\(version)/nodes.conf")
        let file = NodesConf.parse(text)
        let lines = SharedLines()
        for _ in 1...2 { #expect(NodesConf.parse(text, sharing: lines) == file) }
        #expect(lines.count == 6)
        #expect(file.problems.isEmpty)
        #expect(file.nodes.count == 6 && file.myself?.port == 17201)
        #expect(file.currentEpoch == 6 && file.lastVoteEpoch == 0)
        let hasShards = !["redis-3", "redis-4", "redis-5", "redis-6", "redis-7.0"].contains { version.hasPrefix($0) }
        for node in file.nodes {
            #expect((node.shardID != nil) == hasShards && node.hostname == nil && node.tlsPort == nil)
            if let masterID = node.masterID {
                #expect(file.nodes.first { $0.id == masterID }?.shardID == node.shardID)
            }
        }
    }

    @Test(arguments: Samples.troubled) func afterFailure(version: String) throws {
        let file = NodesConf.parse(try Samples.text("\(version)/node-states/6-nodes.conf"))
        #expect(file.problems.isEmpty && file.nodes.count == 4 && file.myself != nil)
    }

    @Test(
        arguments: [
            ("", [.empty, .missingVars]), ("\n\n", [.empty, .missingVars]), ("vars", [.empty, .incompleteVars]),
            ("abc 127.0.0.1:1@2 master - 0 0 0 connected", [.badNodeID("abc"), .empty, .missingVars]),
            ("vars currentEpoch x lastVoteEpoch 0", [.empty, .badVars("currentEpoch")]),
            ("vars currentEpoch 1 other 2 lastVoteEpoch", [.empty, .badVars("other"), .badVars("lastVoteEpoch")]),
        ] as [(String, [ParseProblem.Reason])]
    )
    func corrupt(text: String, reasons: [ParseProblem.Reason]) {
        #expect(NodesConf.parse(text).problems.map(\.reason) == reasons)
    }

    @Test("a file cut off anywhere in its last line or before has a problem", arguments: Samples.versions)
    func cutOff(version: String) throws {
        let text = try Samples.text("\(version)/nodes.conf")
        let vars = try #require(text.firstRange(of: "vars currentEpoch 6"))
        for length in stride(from: 0, to: text[..<vars.upperBound].utf8.count, by: 7) {
            #expect(!NodesConf.parse(String(text.prefix(length))).problems.isEmpty)
        }
    }
}
