import ClusterModel
import RESP

/// A slot without an owner in a cluster that goes on all the same.
struct PartialCoverage: LabFault {
    let name = "partial-coverage"
    let summary = "a slot belongs to nobody, and cluster_state is ok since full coverage is not required"
    let rule = "slots/partial-coverage-served"

    func subject(in cluster: LabCluster) -> FaultSubject { FaultSubject(nodes: []) }

    func inject(into cluster: LabCluster) async throws {
        for member in cluster.members {
            try await cluster.run(RESPCommand("CONFIG", "SET", "cluster-require-full-coverage", "no"), on: member)
        }
        try await SlotUncovered().inject(into: cluster)
    }
}
