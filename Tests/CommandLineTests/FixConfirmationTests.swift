import Foundation
import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct FixConfirmationTests {
        @Test("at a terminal the word is typed; another word, none, or --confirm with a wrong one changes nothing")
        func typed() async throws {
            try await TestCluster.with(3) { cluster in
                let odd = cluster.members[1]
                try odd.order("CONFIG", "SET", "cluster-node-timeout", "9000")
                let setting = { try cluster.settings("cluster-node-timeout")[1] }
                for (typed, options) in [("no\\n", ""), ("", ""), ("yes\\n", "--confirm nonsense")] {
                    let run = try await type(typed, cluster, options)
                    #expect(run.exit == 3, "\(run.text)")
                    #expect(run.output.contains("Nothing was changed"), "\(run.text)")
                    #expect(try setting() == "9000")
                }
                let silent = try await cluster.doctor("fix", cluster.names[0], "--apply")
                #expect(silent.exit == 3 && silent.errors.contains("Add --yes"), "\(silent.text)")
                let run = try await type("yes\\n", cluster)
                #expect(run.exit == 0, "\(run.text)")
                #expect(run.output.contains("Type yes to go on"))
                #expect(try setting() == "2000")

                try odd.order("CONFIG", "SET", "cluster-node-timeout", "9000")
                let ready = try await cluster.doctor("fix", cluster.names[0], "--apply", "--confirm", "yes")
                #expect(ready.exit == 0, "\(ready.text)")
                #expect(try setting() == "2000")
            }
        }

        /// Runs `fix --apply` at a terminal of its own and types into it.
        private func type(_ text: String, _ cluster: TestCluster, _ options: String = "") async throws -> ProgramRun {
            let call = "\(try BuiltBinary.path()) fix \(cluster.names[0]) --apply \(options)"
            // script gives the program a terminal; what is typed waits there until it is asked for.
            let line = "(sleep 4; printf '\(text)'; sleep 1) | script -qec '\(call)' /dev/null"
            return try await ProgramRun.start("sh", ["-c", line], environment: cluster.environment).end()
        }
    }
}
