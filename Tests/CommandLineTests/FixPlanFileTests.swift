import Foundation
import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct FixPlanFileTests {
        @Test("a saved plan is carried out as it was; refused when a fact behind it has changed; holds no password")
        func saved() async throws {
            let password = "s3cr3t-plan"
            let settings = ["requirepass \(password)", "masterauth \(password)"]
            try await TestCluster.with(3, settings: settings, password: password) { cluster in
                let file = cluster.folder.file("plan.json")
                let odd = cluster.members[1]
                try odd.order("CONFIG", "SET", "cluster-node-timeout", "9000", password: password)
                let out = try await cluster.doctor("fix", cluster.names[0], "--plan-out", file, password: password)
                #expect(out.exit == 1, "\(out.text)")
                let text = try String(contentsOfFile: file, encoding: .utf8)
                #expect(text.contains("cluster-node-timeout") && !text.contains(password))

                try odd.order("CONFIG", "SET", "cluster-node-timeout", "8000", password: password)
                let stale = try await cluster.doctor("fix", "--plan", file, "--apply", "--yes", password: password)
                #expect(stale.exit == 3)
                #expect(stale.errors.contains("the facts behind this plan have changed"), "\(stale.text)")
                #expect(try cluster.settings("cluster-node-timeout", password: password)[1] == "8000")

                try odd.order("CONFIG", "SET", "cluster-node-timeout", "9000", password: password)
                let run = try await cluster.doctor("fix", "--plan", file, "--apply", "--yes", password: password)
                #expect(run.exit == 0, "\(run.text)")
                #expect(try cluster.settings("cluster-node-timeout", password: password)[1] == "2000")
                let undo = try await cluster.doctor("fix", "--undo", "--yes", password: password)
                #expect(undo.exit == 0, "\(undo.text)")
                #expect(try cluster.settings("cluster-node-timeout", password: password)[1] == "9000")
            }
        }

        @Test("what is no plan, and modes that exclude each other, are refused")
        func refused() async throws {
            let folder = try TemporaryFolder("plan")
            defer { folder.remove() }
            try folder.write("{}", to: "plan.json")
            let calls: [([String], Int)] = [
                (["fix", "--plan", folder.file("plan.json")], 66), (["fix", "--plan", folder.file("none")], 66),
                (["fix", "--apply", "--undo"], 64), (["fix", "--resume", "--undo"], 64),
                (["fix", "h:1", "--plan-out", "x", "--apply"], 64), (["fix", "h:1", "--plan", "x"], 64),
            ]
            for (words, exit) in calls {
                let run = try await ProgramRun.start(
                    try BuiltBinary.path(),
                    words,
                    environment: ["HOME": folder.path, "PATH": "/usr/bin"]
                ).end()
                #expect(run.exit == exit, "\(words): \(run.text)")
            }
        }
    }
}
