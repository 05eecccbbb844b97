/// A place in a cluster that a fault acts on, by role, so that a table of faults needs no addresses.
package enum FaultPlace: String, Sendable, CaseIterable {
    /// The first master that has a replica.
    case master
    /// The first replica of that master.
    case replica
    /// Another master with a replica, and that replica.
    case other
    case otherReplica
    /// The last master, and the replica of the last shard: several faults at once do not meet there.
    case last
    case lastReplica
    case masters
    case replicas
    case all
    /// All but `master`.
    case rest
    /// A seventh server that a fault has started.
    case extra
}

/// Whom an operator would ask about a fault.
package enum FaultQuestion: Sendable {
    /// Any node that answers.
    case anybody
    /// Any node, and these by their own address too, because the cluster no longer leads there.
    case also(FaultPlace)
    /// A node that the cluster leads astray is asked directly.
    case only(FaultPlace)
    /// Any node, without a look at this machine, which would show that all of them run here.
    case fromAfar
    /// The lab's folder: its config files and nodes.conf, for what does not run.
    case files
}
