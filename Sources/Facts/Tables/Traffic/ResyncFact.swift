/// How a replica asked for the data of its master, and what came of it.
package struct ResyncFact: Fact {
    package var replica: String
    package var replicaPort: Int?
    package var master: String
    package var answer: String
    package var refusal: String?
    package var askedReplicationID: String?
    package var askedOffset: Int?
    package var replicationID: String?
    package var offset: Int?
    package var at: String
    package var frame: Int
    package var stream: Int
    package var transferBytes: Int?
    package var transferSeen: Int
    package var transferFinished: Bool?
    package var transferSeconds: Double?
    package var waitSeconds: Double?
    package var ackSeconds: Double?
    package var streamBytes: Int
    package var acknowledgements: Int
    package var lagMaximum: Int?
    package var lagLast: Int?
    package var closedByMaster: Bool?

    package init(
        replica: String,
        replicaPort: Int? = nil,
        master: String,
        answer: String,
        refusal: String? = nil,
        askedReplicationID: String? = nil,
        askedOffset: Int? = nil,
        replicationID: String? = nil,
        offset: Int? = nil,
        at: String,
        frame: Int,
        stream: Int,
        transferBytes: Int? = nil,
        transferSeen: Int,
        transferFinished: Bool? = nil,
        transferSeconds: Double? = nil,
        waitSeconds: Double? = nil,
        ackSeconds: Double? = nil,
        streamBytes: Int,
        acknowledgements: Int,
        lagMaximum: Int? = nil,
        lagLast: Int? = nil,
        closedByMaster: Bool? = nil
    ) {
        self.replica = replica
        self.replicaPort = replicaPort
        self.master = master
        self.answer = answer
        self.refusal = refusal
        self.askedReplicationID = askedReplicationID
        self.askedOffset = askedOffset
        self.replicationID = replicationID
        self.offset = offset
        self.at = at
        self.frame = frame
        self.stream = stream
        self.transferBytes = transferBytes
        self.transferSeen = transferSeen
        self.transferFinished = transferFinished
        self.transferSeconds = transferSeconds
        self.waitSeconds = waitSeconds
        self.ackSeconds = ackSeconds
        self.streamBytes = streamBytes
        self.acknowledgements = acknowledgements
        self.lagMaximum = lagMaximum
        self.lagLast = lagLast
        self.closedByMaster = closedByMaster
    }

    package static let table = FactTable<Self>(
        "resync",
        "How a replica asked for the data of its master, and what came of it.",
        filledBy: [.captureReplication],
        columns: [
            .text("replica", \.replica, "Host of the replica."),
            .integer("replica_port", \.replicaPort, "Client port that it announced."),
            .text("master", \.master, "Address of the master."),
            .text(
                "answer",
                \.answer,
                "full, partial, refused, sync, second_channel (the RDB file comes on a connection of its own, which has a "
                    + "row with full), slots (slots move, asked for with CLUSTER SYNCSLOTS), or unknown if the start is "
                    + "not in the capture."
            ),
            .text("refusal", \.refusal, "Code of the error."),
            .text("asked_replid", \.askedReplicationID, "Replication id that the replica had; ? for none."),
            .integer("asked_offset", \.askedOffset, "Offset that it asked for."),
            .text("replid", \.replicationID, "Replication id of the master."),
            .integer("offset", \.offset, "Offset at the start."),
            .text("at", \.at, "Time, RFC 3339 in UTC."),
            .integer("frame", \.frame, "Frame of the answer."),
            .integer("stream", \.stream, "The connection."),
            .integer("transfer_bytes", \.transferBytes, "Announced bytes of the RDB file; NULL if diskless."),
            .integer("transfer_seen", \.transferSeen, "Bytes of it that were seen."),
            .integer(
                "transfer_finished",
                \.transferFinished,
                "1 if it came whole, 0 if the connection ended before."
            ),
            .real("transfer_seconds", \.transferSeconds, "Seconds from the answer to the end of the file."),
            .real(
                "wait_seconds",
                \.waitSeconds,
                "Seconds from the question to the start of the file, or as long as empty lines said that it is to come; "
                    + "NULL where neither was seen."
            ),
            .real(
                "ack_seconds",
                \.ackSeconds,
                "Seconds from the first REPLCONF ACK to the end of the connection; NULL if there was none. While it loads "
                    + "its copy a replica sends empty lines instead."
            ),
            .integer("stream_bytes", \.streamBytes, "Bytes of commands after that."),
            .integer("acks", \.acknowledgements, "REPLCONF ACKs."),
            .integer("lag_max_bytes", \.lagMaximum, "Largest lag at an ACK, bytes."),
            .integer("lag_last_bytes", \.lagLast, "Lag at the last ACK, bytes."),
            .integer(
                "closed_by_master",
                \.closedByMaster,
                "1 if the master closed it, 0 if the replica did, NULL if it was open at the end."
            ),
        ]
    )
}
