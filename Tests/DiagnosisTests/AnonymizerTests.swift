import ClusterModel
import Diagnosis
import Examination
import Facts
import Foundation
import RuleFormat
import Rules
import SampleCluster
import StockRules
import TestSupport
import Testing

@testable import Collectors

@Suite struct AnonymizerTests {
    private let path = "/srv/payments-prod"

    /// Three masters and three replicas at addresses that tell whose they are; what the masters want, no replica has.
    private func cluster() throws -> SampleCluster {
        let hosts = ["192.168.7.1", "192.168.7.2", "fd12:3456::7"]
        let shares = ["0-5460", "5461-10922", "10923-16383"]
        var members = try hosts.enumerated().map { place, host in
            var member = SampleMember(
                Endpoint(host: host, port: 7001),
                id: try SampleCluster.id(9001 + place),
                slots: shares[place]
            )
            member.requirepass = "secret"
            return member
        }
        members += try hosts.enumerated().map { place, host in
            var member = SampleMember(
                Endpoint(host: host, port: 7002),
                id: try SampleCluster.id(9004 + place),
                master: members[(place + 1) % 3].id
            )
            member.linkStatus = "down"
            return member
        }
        for place in members.indices { members[place].configFile = "\(path)/\(place)/redis.conf" }
        return SampleCluster(members)
    }

    private func examined(_ cluster: SampleCluster, in folder: TemporaryFolder) throws -> SnapshotExamination {
        let store = try FactStore()
        try store.add([
            RunFact(
                started: "2026-03-01T03:04:05Z",
                kind: "live",
                targets: "192.168.7.1:7001",
                toolVersion: "0",
                timeoutMilliseconds: 3000
            )
        ])
        try LiveSample(nodes: cluster.samples).write(to: store)
        let file = URL(fileURLWithPath: folder.file("plain.rcd"))
        try store.save(to: file)
        return try SnapshotExaminer(rules: StockRules.all).examine(file)
    }

    @Test("the same findings about pseudonyms, and no name is left in any form")
    func findings() throws {
        let folder = try TemporaryFolder("anonymous")
        defer { folder.remove() }
        let plain = try examined(try cluster(), in: folder)
        #expect(plain.diagnosis.findings.count >= 3)
        let result = try Anonymizer(rules: StockRules.all)
            .anonymize(plain.store, plain.diagnosis, Pseudonyms())
        let file = URL(fileURLWithPath: folder.file("hidden.rcd"))
        try result.store.save(to: file)
        let hidden = try SnapshotExaminer(rules: StockRules.all).examine(file)

        func shape(_ diagnosis: Diagnosis) -> [String] {
            diagnosis.findings.map { "\($0.rule.id) \($0.nodes.count) \($0.evidence.count) \($0.causes.count)" }
                .sorted()
        }
        #expect(shape(hidden.diagnosis) == shape(plain.diagnosis))
        #expect(shape(result.diagnosis) == shape(plain.diagnosis))
        #expect(hidden.diagnosis.verdict == plain.diagnosis.verdict)
        #expect(hidden.diagnosis.cluster == plain.diagnosis.cluster)
        let bytes = try #require(FileManager.default.contents(atPath: file.path))
        for name in ["192.168.7", "fd12:3456", "payments-prod", String(repeating: "a", count: 36), "aaaaaaaa"] {
            #expect(bytes.range(of: Data(name.utf8)) == nil, "\(name)")
        }
        #expect(hidden.targets == ["10.0.0.1:7001"] || hidden.targets == ["10.0.0.2:7001"], "\(hidden.targets)")
    }

    @Test("the same name has the same pseudonym in a later snapshot too")
    func stable() throws {
        let folder = try TemporaryFolder("anonymous")
        defer { folder.remove() }
        let anonymizer = Anonymizer(rules: StockRules.all)
        var cluster = try cluster()
        let first = try examined(cluster, in: folder)
        let before = try anonymizer.anonymize(first.store, first.diagnosis, Pseudonyms())
        // Others come first now, and a new one with them.
        cluster.members.reverse()
        cluster.members.insert(
            SampleMember(Endpoint(host: "192.168.1.1", port: 1), id: try SampleCluster.id(9009)),
            at: 0
        )
        let second = try examined(cluster, in: folder)
        let after = try anonymizer.anonymize(second.store, second.diagnosis, before.pseudonyms)
        func names(_ store: FactStore) throws -> Set<String> {
            Set(
                try RuleEngine(store: store).query("SELECT node || ' ' || id FROM node").rows.map {
                    $0.values[0].description
                }
            )
        }
        let (earlier, later) = (try names(before.store), try names(after.store))
        #expect(earlier.count == 6 && later.count == 7 && earlier.isSubset(of: later))
    }
}
