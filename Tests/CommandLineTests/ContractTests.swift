import ClusterModel
import Foundation
import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct ContractTests {
        @Test("the JSON has every key of the contract, on standard output and in the report file alike")
        func keys() async throws {
            try await TestCluster.with(3) { cluster in
                cluster.members[2].killAtOnce()
                let file = cluster.folder.file("report.json")
                let scan = try await cluster.scan(from: nil, "--report", "json=\(file)")
                #expect(scan.run.exit == 1)
                let document = try object(Data(scan.run.output.utf8))
                let written = try object(try #require(FileManager.default.contents(atPath: file)))
                #expect(NSDictionary(dictionary: document) == NSDictionary(dictionary: written))

                try expect(
                    document,
                    ["schema", "tool", "source", "cluster", "verdict", "findings", "rules", "collection"]
                )
                #expect(document["schema"] as? Int == 1)
                try expect(document["tool"], ["name", "version"])
                try expect(document["source"], ["kind", "targets", "started", "seconds"])
                try expect(document["cluster"], ["state", "nodes", "reachable", "masters", "replicas", "slots_served"])
                try expect(document["rules"], ["evaluated", "fired", "clean", "notEvaluated"])
                let findings = try #require(document["findings"] as? [[String: Any]])
                #expect(!findings.isEmpty)
                for finding in findings {
                    try expect(
                        finding,
                        [
                            "rule", "severity", "title", "message", "impact", "nodes", "key", "data", "evidence",
                            "causedBy", "causes", "id", "muted", "fix",
                        ]
                    )
                    try expect(finding["fix"], ["available", "risk", "steps", "advice"])
                }
                let collection = try #require(document["collection"] as? [[String: Any]])
                #expect(!collection.isEmpty)
                for entry in collection { try expect(entry, ["node", "collector", "status", "ms"]) }
                let schema = JSONSchema(
                    try JSON(parsing: Data(ProjectFolder.text("fixtures/schema/report-1.schema.json").utf8))
                )
                #expect(schema.problems(in: try JSON(parsing: Data(scan.run.output.utf8))) == [])
                #expect((try? Date(scan.report.source.started, strategy: .iso8601)) != nil)
            }
        }

        @Test("fix without a target looks again at what was scanned last, and its plan changes nothing")
        func lastScan() async throws {
            try await TestCluster.with(3) { cluster in
                let slot = "77"
                try cluster.members[0].order(
                    "CLUSTER",
                    "SETSLOT",
                    slot,
                    "MIGRATING",
                    try cluster.id(of: cluster.members[1])
                )
                #expect(try await cluster.scan(from: [cluster.names[2]]).run.exit == 1)
                let plan = try await cluster.doctor("fix")
                #expect(plan.exit == 1)
                #expect(plan.output.hasPrefix("Plan for \(cluster.names[2])."))
                #expect(plan.output.contains("CLUSTER SETSLOT \(slot) STABLE"))
                #expect(try cluster.view(of: cluster.members[0]).myself?.openSlots.count == 1)
                #expect(try await cluster.doctor("fix", "--only", "auth/password-differs-between-nodes").exit == 0)
            }
        }

        @Test("a state folder that can't be written is a warning, and the scan is what counts")
        func state() async throws {
            try await TestCluster.with(3) { cluster in
                let scan = try await cluster.doctor(
                    ["scan", cluster.names[0], "--format", "json"],
                    environment: ["XDG_STATE_HOME": cluster.members[0].configFile]
                )
                #expect(scan.exit == 0)
                #expect(scan.errors.contains("this scan is not remembered for fix"))
                #expect(try ScanReport(scan).verdict == "healthy")
            }
        }

        private func object(_ data: Data) throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        }

        private func expect(_ value: Any?, _ keys: Set<String>) throws {
            let object = try #require(value as? [String: Any])
            #expect(keys.subtracting(object.keys).isEmpty, "\(keys.subtracting(object.keys)) missing")
        }
    }
}
