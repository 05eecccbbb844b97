/// A replica hangs.
struct NodeFrozen: LabFault {
    let name = "node-frozen"
    let summary = "a replica hangs (SIGSTOP): it accepts connections and never answers"
    let rule = "topology/node-unresponsive"

    func inject(into cluster: LabCluster) async throws {
        cluster.freeze(try cluster.firstReplica(for: self))
    }
}
