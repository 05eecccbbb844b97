import ClusterModel
import Facts
import Foundation
import RESP
import TestSupport
import Testing

@testable import Collectors

/// The second batch, read from real replies of every version.
@Suite struct ExtraSamplesTests {
    static let versions =
        (try? FileManager.default.contentsOfDirectory(
            atPath: ProjectFolder.url().appending(path: "fixtures/samples").path
        ))?.sorted() ?? []

    /// The replies in a sample; nil where that version has no such command.
    private func replies(_ version: String, _ file: String) throws -> [RESPValue]? {
        let url = try ProjectFolder.url().appending(path: "fixtures/samples/\(version)/\(file)")
        guard let data = try? Data(contentsOf: url) else { return nil }
        var parser = RESPParser()
        parser.append(data)
        var values: [RESPValue] = []
        while let value = try parser.nextValue() { values.append(value) }
        return values
    }

    private func read(_ version: String, _ file: String, as question: ExtraQuestion) throws -> ExtraFacts? {
        guard let values = try replies(version, file) else { return nil }
        var extra = ExtraFacts()
        let reader = ExtraReader(node: "h:1", clockSeconds: 1_900_000_000, includesUserData: false)
        for value in values where value.error == nil { reader.read(value, to: question, &extra) }
        return extra.toldEndpoints.isEmpty && extra.busLinks.isEmpty ? nil : extra
    }

    @Test("CLUSTER SLOTS names each node once, with its id from 3.2 on", arguments: versions)
    func slots(version: String) throws {
        guard let extra = try read(version, "cluster-slots.resp", as: .clusterSlots) else { return }
        let told = extra.toldEndpoints
        #expect(told.count(where: { $0.role == "master" }) == 3)
        #expect(told.allSatisfy { $0.endpoint == "127.0.0.1" && ($0.port ?? 0) > 0 })
        if version != "redis-3.0.7" {
            #expect(Set(told.map(\.id)).count == told.count && told.allSatisfy { $0.id?.count == 40 })
        }
    }

    @Test("CLUSTER SHARDS: three shards with two nodes each", arguments: versions)
    func shards(version: String) throws {
        guard let extra = try read(version, "cluster-shards.resp", as: .clusterShards) else { return }
        let told = extra.toldEndpoints
        #expect(Set(told.map(\.shardNo)) == [1, 2, 3] && told.count == 6)
        #expect(told.count(where: { $0.role == "master" }) == 3)
        #expect(told.allSatisfy { ["online", "loading", "fail"].contains($0.health) && $0.replicationOffset != nil })
    }

    @Test("CLUSTER LINKS: one link to and one from each other node", arguments: versions)
    func links(version: String) throws {
        guard let extra = try read(version, "cluster-links.resp", as: .busLinks) else { return }
        #expect(extra.busLinks.count == 10 && Set(extra.busLinks.map(\.peerID)).count == 5)
        #expect(extra.busLinks.count(where: { $0.direction == "to" }) == 5)
        #expect(extra.busLinks.allSatisfy { ($0.ageMilliseconds ?? -1) >= 0 && $0.bufferBytes != nil })
    }

    @Test("a long command is named and counted, never quoted")
    func slowEntry() throws {
        let words = ["CONFIG", "SET", "requirepass", "secret", "... (7 more arguments)"]
        let entry = RESPValue.array([
            .integer(3), .integer(1_899_999_990), .integer(15_000), .array(words.map { .bulk(Array($0.utf8)) }),
            .bulk(Array("10.0.0.1:5000".utf8)), .bulk([]),
        ])
        var extra = ExtraFacts()
        let reader = ExtraReader(node: "h:1", clockSeconds: 1_900_000_000, includesUserData: false)
        reader.read(.array([entry]), to: .slowlog, &extra)
        let fact = try #require(extra.slowEntries.first)
        #expect(fact.command == "config|set" && fact.arguments == 11 && fact.clientHost == "10.0.0.1")
        #expect(fact.ageSeconds == 10 && fact.durationMicroseconds == 15_000)
        #expect(!"\(fact)".contains("secret"))
    }

    @Test(
        "answers of the wrong shape give no row and no crash",
        arguments: ExtraQuestion.allCases.map(\.command.description)
    )
    func junk(command: String) throws {
        let question = try #require(ExtraQuestion.allCases.first { $0.command.description == command })
        let reader = ExtraReader(node: "h:1", clockSeconds: nil, includesUserData: true)
        let shapes: [RESPValue] = [
            .null, .integer(7), .bulk(Array("x".utf8)), .array([]), .array([.null, .integer(1), .array([.array([])])]),
            .map([RESPPair(key: .null, value: .array([]))]),
        ]
        for shape in shapes {
            var extra = ExtraFacts()
            reader.read(shape, to: question, &extra)
            #expect(extra.busLinks.isEmpty && extra.modules.isEmpty && extra.libraries.isEmpty)
        }
    }

    @Test("who can answer what")
    func versionsKnow() {
        let old = ServerVersion(.redis, 3, 0, 7)
        let known = ExtraQuestion.allCases.filter { $0.isKnown(to: old) }
        #expect(Set(known) == [.clientList, .slowlog, .latencyLatest, .commandCount, .commandStats, .clusterSlots])
        #expect(ExtraQuestion.largeReplies.isKnown(to: ServerVersion(.valkey, 8, 1, 0)))
        #expect(!ExtraQuestion.largeReplies.isKnown(to: ServerVersion(.redis, 8, 2, 3)))
        #expect(ExtraQuestion.slotStats.isKnown(to: ServerVersion(.redis, 8, 2, 0)))
        #expect(!ExtraQuestion.slotStats.isKnown(to: ServerVersion(.redis, 8, 0, 2)))
    }
}
