/// Section `replication` of `INFO`, with the ambiguities of the versions taken out; nil means unknown.
package struct ReplicationInfo: Sendable, Hashable {
    package enum Role: String, Sendable, Hashable {
        case master
        case replica
    }

    package enum LinkStatus: String, Sendable, Hashable {
        case up
        case down
    }

    package var role: Role
    package var masterHost: String?
    package var masterPort: Int?
    /// The replica's link to its master.
    package var linkStatus: LinkStatus?
    /// For how many seconds the link has been down; nil when it is up, or was never up since the process started.
    package var downSeconds: Int?
    /// The link has not been up since this process started.
    package var neverConnected = false
    /// Seconds since the master last sent anything; nil while not connected.
    package var lastIOSeconds: Int?
    /// As the replica says; no good news by itself, see `syncMoves`.
    package var syncInProgress = false
    /// Data of a full sync is arriving.
    ///
    /// False while the master still prepares it, and for Valkey 9.1 refused again and again by its master, which says
    /// `master_sync_in_progress:1` with `master_sync_left_bytes:-1` all the time.
    package var syncMoves = false
    /// How far a replica has come, in bytes of its master's stream.
    package var replicaOffset: Int64?
    /// The end of this node's own stream in bytes.
    package var masterReplOffset: Int64?
    /// The replicas attached to this node.
    package var replicas: [AttachedReplica] = []
}
