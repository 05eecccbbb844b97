import Foundation
import Glibc
import TestSupport
import Testing

/// Which repair `fix --resume` goes on with when several have left their journals.
extension RealClusters {
    @Suite(.serialized) struct ResumeChoiceTests {
        @Test("the newest that was cut off, though another was carried out to its end since")
        func cutOff() async throws {
            try await TestCluster.with(3) { cluster in
                let call = ["fix", cluster.names[0], "--apply", "--yes", "--only", "config/node-timeout-drift"]
                try cluster.set("cluster-node-timeout", "9000", on: [cluster.members[1]])
                // Of its journal, the third line begins the first step.
                let killed = try await cluster.doctor(call, environment: ["RCDOCTOR_TEST_DIE_AFTER": "3"])
                #expect(killed.exit == -Int(SIGKILL), "\(killed.text)")
                // As if that plan had been given up for a new one.
                try cluster.set("cluster-node-timeout", "9000", on: [cluster.members[1]])
                #expect(try await cluster.doctor(call).exit == 0)

                let resumed = try await cluster.doctor(["fix", "--resume", "--yes"])
                #expect(resumed.exit == 0, "\(resumed.text)")
                #expect(!resumed.text.contains("nothing to go on with"))
                let again = try await cluster.doctor(["fix", "--resume", "--yes"])
                #expect(again.exit != 0 && again.text.contains("nothing to go on with"), "\(again.text)")
            }
        }
    }
}
