/// How far captures can be believed.
package struct CaptureQualityFact: Fact {
    package var frames: Int
    package var bytes: Int
    package var firstAt: String?
    package var lastAt: String?
    package var seconds: Double
    package var cutFrames: Int
    package var timeReversals: Int
    package var notIP: Int
    package var notTCP: Int
    package var fragments: Int
    package var cutHeaders: Int
    package var unknownLinks: Int
    package var connections: Int
    package var respConnections: Int
    package var busConnections: Int
    package var replicationConnections: Int
    package var tlsConnections: Int
    package var otherConnections: Int
    package var silentConnections: Int
    package var holes: Int
    package var holeBytes: Int
    package var payloadBytes: Int
    package var midStream: Int
    package var oneSided: Int
    package var retransmissions: Int
    package var duplicates: Int
    package var outOfOrder: Int
    package var commands: Int
    package var replies: Int
    package var unpaired: Int
    package var busMessages: Int
    package var busDamaged: Int
    package var isComplete: Bool

    package init(
        frames: Int,
        bytes: Int,
        firstAt: String? = nil,
        lastAt: String? = nil,
        seconds: Double,
        cutFrames: Int,
        timeReversals: Int,
        notIP: Int,
        notTCP: Int,
        fragments: Int,
        cutHeaders: Int,
        unknownLinks: Int,
        connections: Int,
        respConnections: Int,
        busConnections: Int,
        replicationConnections: Int,
        tlsConnections: Int,
        otherConnections: Int,
        silentConnections: Int,
        holes: Int,
        holeBytes: Int,
        payloadBytes: Int,
        midStream: Int,
        oneSided: Int,
        retransmissions: Int,
        duplicates: Int,
        outOfOrder: Int,
        commands: Int,
        replies: Int,
        unpaired: Int,
        busMessages: Int,
        busDamaged: Int,
        isComplete: Bool
    ) {
        self.frames = frames
        self.bytes = bytes
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.seconds = seconds
        self.cutFrames = cutFrames
        self.timeReversals = timeReversals
        self.notIP = notIP
        self.notTCP = notTCP
        self.fragments = fragments
        self.cutHeaders = cutHeaders
        self.unknownLinks = unknownLinks
        self.connections = connections
        self.respConnections = respConnections
        self.busConnections = busConnections
        self.replicationConnections = replicationConnections
        self.tlsConnections = tlsConnections
        self.otherConnections = otherConnections
        self.silentConnections = silentConnections
        self.holes = holes
        self.holeBytes = holeBytes
        self.payloadBytes = payloadBytes
        self.midStream = midStream
        self.oneSided = oneSided
        self.retransmissions = retransmissions
        self.duplicates = duplicates
        self.outOfOrder = outOfOrder
        self.commands = commands
        self.replies = replies
        self.unpaired = unpaired
        self.busMessages = busMessages
        self.busDamaged = busDamaged
        self.isComplete = isComplete
    }

    package static let table = FactTable<Self>(
        "capture_quality",
        "How far captures can be believed: one row for all that were read together.",
        filledBy: [.capture],
        columns: [
            .integer("frames", \.frames, "Frames."),
            .integer("bytes", \.bytes, "Captured bytes."),
            .text("first_at", \.firstAt, "Time of the first frame, RFC 3339 in UTC."),
            .text("last_at", \.lastAt, "Time of the last frame."),
            .real("seconds", \.seconds, "Seconds between them."),
            .integer("cut_frames", \.cutFrames, "Frames that the snap length cut."),
            .integer("time_reversals", \.timeReversals, "Frames older than the one before."),
            .integer("not_ip", \.notIP, "Frames without IP."),
            .integer("not_tcp", \.notTCP, "IP packets without TCP."),
            .integer("fragments", \.fragments, "IP fragments, which are not put together."),
            .integer("cut_headers", \.cutHeaders, "Packets whose headers are cut or wrong."),
            .integer("unknown_links", \.unknownLinks, "Frames of a link type that is not known."),
            .integer("connections", \.connections, "TCP connections."),
            .integer("resp_connections", \.respConnections, "Of clients."),
            .integer("bus_connections", \.busConnections, "Of the cluster bus."),
            .integer("replication_connections", \.replicationConnections, "Of replicas to their masters."),
            .integer("tls_connections", \.tlsConnections, "Encrypted ones, of which nothing is read."),
            .integer("other_connections", \.otherConnections, "Of other protocols."),
            .integer("silent_connections", \.silentConnections, "Without any data that tell what they are."),
            .integer("holes", \.holes, "Places where bytes of ours are missing in the capture."),
            .integer("hole_bytes", \.holeBytes, "Bytes missing there."),
            .integer("payload_bytes", \.payloadBytes, "Bytes of ours that are there."),
            .integer("mid_stream", \.midStream, "Connections of ours whose start is not in the capture."),
            .integer("one_sided", \.oneSided, "Connections of ours of which one direction is missing altogether."),
            .integer("retransmissions", \.retransmissions, "Segments that came again."),
            .integer("duplicates", \.duplicates, "Packets that were captured twice."),
            .integer("out_of_order", \.outOfOrder, "Segments that came before their turn."),
            .integer("commands", \.commands, "Requests."),
            .integer("replies", \.replies, "Requests whose reply is known."),
            .integer("unpaired", \.unpaired, "Requests whose reply can not be told, because something is missing."),
            .integer("bus_messages", \.busMessages, "Messages of the bus."),
            .integer("bus_damaged", \.busDamaged, "Messages of the bus that are cut or have a wrong length."),
            .integer("complete", \.isComplete, "1 if all was read and every number counts all there was."),
        ]
    )
}
