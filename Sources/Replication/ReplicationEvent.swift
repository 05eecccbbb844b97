/// What happens on a replication connection, in the order of the bytes of each direction.
package enum ReplicationEvent: Sendable, Hashable {
    case request(ReplicationRequest)
    /// Nil where the request was not seen.
    case answer(ReplicationAnswer, to: ReplicationRequest?)
    /// The first bare line end of a wait: the sender lives, and is saving or loading.
    case waiting(Side)
    /// A snapshot begins; its length in bytes, nil where a mark will end it (diskless).
    case snapshotBegan(length: Int?)
    /// What the snapshot says about itself at its start.
    case snapshotHead(SnapshotHead)
    /// The snapshot is complete; so many bytes of it were sent, holes of known length counted.
    case snapshotEnded(length: Int)
    /// The stream of commands begins; offset of the byte before its first, nil where unknown.
    case streamBegan(offset: Int?)
    /// A command of the stream other than a write: PING, SELECT, REPLCONF GETACK, with the offset after it if known.
    case stream(StreamCommand, offset: Int?)
    /// The replica said how far it is.
    case acknowledged(offset: Int, fsynced: Int?, lag: ReplicationLag?)
    /// Nodes that move slots talk to each other inside their stream.
    case slotMigration(Side, [String])
    /// The bytes make no sense here; commands are searched from now on.
    case lost(Side)

    package enum StreamCommand: Sendable, Hashable {
        case ping
        case select(Int)
        /// The master asks how far the replica is.
        case getAck
    }
}

/// The ends of the connection: who asked for it, and who was asked.
package enum Side: Sendable, Hashable {
    case replica
    case master
}

/// How far a replica is behind what was seen on the wire.
package struct ReplicationLag: Sendable, Hashable {
    package let bytes: Int
    /// False where the start of the stream was not seen: then it is at least this.
    package let isExact: Bool

    package init(bytes: Int, isExact: Bool) {
        self.bytes = bytes
        self.isExact = isExact
    }
}
