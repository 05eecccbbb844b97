import ClusterModel
import RESP
import TestSupport
import Testing

extension RealClusters {
    /// The moves of keys and slots on servers of other versions.
    @Suite(.serialized) struct FixVersionsTests {
        @Test("a cut-off move is finished and taken back on every version", arguments: ServerProgram.here)
        func move(server: ServerProgram) async throws {
            try await TestCluster.with(3, server: server.path) { cluster in
                let (source, target) = (cluster.members[0], cluster.members[1])
                let tag = TestCluster.key(inSlot: 100)
                for number in 0..<50 { try source.order("SET", "\(tag)\(number)", "v") }
                try target.order("CLUSTER", "SETSLOT", "100", "IMPORTING", try cluster.id(of: source))
                try source.order("CLUSTER", "SETSLOT", "100", "MIGRATING", try cluster.id(of: target))
                let fix = try await cluster.apply("--only", "slots/slot-migration-interrupted")
                #expect(fix.exit == 0, "\(fix.text)")
                #expect(try target.ask("CLUSTER", "COUNTKEYSINSLOT", "100").integer == 50)
                let undo = try await cluster.doctor("fix", "--undo", "--yes")
                #expect(undo.exit == 0, "\(undo.text)")
                #expect(try source.ask("CLUSTER", "COUNTKEYSINSLOT", "100").integer == 50)
            }
        }
    }
}
