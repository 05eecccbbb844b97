/// A TCP connection of clients, of the bus, of replication, or with TLS.
package struct FlowFact: Fact {
    package var stream: Int
    package var file: String
    package var kind: String
    package var client: String
    package var clientHost: String
    package var server: String
    package var firstAt: String
    package var lastAt: String
    package var seconds: Double
    package var firstFrame: Int
    package var lastFrame: Int
    package var packets: Int
    package var clientBytes: Int
    package var serverBytes: Int
    package var commands: Int
    package var replies: Int
    package var errors: Int
    package var unpaired: Int
    package var unasked: Int
    package var deepestPipeline: Int
    package var protocolVersion: Int?
    package var handshake: String
    package var handshakeMilliseconds: Double?
    package var closedBy: String?
    package var wasReset: Bool
    package var isOneSided: Bool
    package var holes: Int
    package var holeBytes: Int
    package var lostSteps: Int
    package var retransmissions: Int
    package var outOfOrder: Int
    package var duplicates: Int
    package var cutPackets: Int
    package var clientZeroWindows: Int
    package var serverZeroWindows: Int
    package var sentPassword: Bool
    package var busMessages: Int
    package var idleSeconds: Double?
    package var unansweredProbes: Int
    package var answeredTLS: Bool
    package var saidQuit: Bool

    package init(
        stream: Int,
        file: String,
        kind: String,
        client: String,
        clientHost: String,
        server: String,
        firstAt: String,
        lastAt: String,
        seconds: Double,
        firstFrame: Int,
        lastFrame: Int,
        packets: Int,
        clientBytes: Int,
        serverBytes: Int,
        commands: Int,
        replies: Int,
        errors: Int,
        unpaired: Int,
        unasked: Int,
        deepestPipeline: Int,
        protocolVersion: Int? = nil,
        handshake: String,
        handshakeMilliseconds: Double? = nil,
        closedBy: String? = nil,
        wasReset: Bool,
        isOneSided: Bool,
        holes: Int,
        holeBytes: Int,
        lostSteps: Int,
        retransmissions: Int,
        outOfOrder: Int,
        duplicates: Int,
        cutPackets: Int,
        clientZeroWindows: Int,
        serverZeroWindows: Int,
        sentPassword: Bool,
        busMessages: Int,
        idleSeconds: Double? = nil,
        unansweredProbes: Int,
        answeredTLS: Bool,
        saidQuit: Bool
    ) {
        self.stream = stream
        self.file = file
        self.kind = kind
        self.client = client
        self.clientHost = clientHost
        self.server = server
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.seconds = seconds
        self.firstFrame = firstFrame
        self.lastFrame = lastFrame
        self.packets = packets
        self.clientBytes = clientBytes
        self.serverBytes = serverBytes
        self.commands = commands
        self.replies = replies
        self.errors = errors
        self.unpaired = unpaired
        self.unasked = unasked
        self.deepestPipeline = deepestPipeline
        self.protocolVersion = protocolVersion
        self.handshake = handshake
        self.handshakeMilliseconds = handshakeMilliseconds
        self.closedBy = closedBy
        self.wasReset = wasReset
        self.isOneSided = isOneSided
        self.holes = holes
        self.holeBytes = holeBytes
        self.lostSteps = lostSteps
        self.retransmissions = retransmissions
        self.outOfOrder = outOfOrder
        self.duplicates = duplicates
        self.cutPackets = cutPackets
        self.clientZeroWindows = clientZeroWindows
        self.serverZeroWindows = serverZeroWindows
        self.sentPassword = sentPassword
        self.busMessages = busMessages
        self.idleSeconds = idleSeconds
        self.unansweredProbes = unansweredProbes
        self.answeredTLS = answeredTLS
        self.saidQuit = saidQuit
    }

    package static let table = FactTable<Self>(
        "flow",
        "A TCP connection of clients, of the bus, of replication, or with TLS.",
        filledBy: [.capture],
        columns: [
            .integer(
                "stream",
                \.stream,
                "Number of the connection: tcp.stream in Wireshark, if the capture is one file "
                    + "without a filter."
            ),
            .text("file", \.file, "The capture that it starts in."),
            .text("kind", \.kind, "resp, bus, replication or tls."),
            .text("client", \.client, "Who opened it, or who asks: host:port."),
            .text("client_host", \.clientHost, "The host of that."),
            .text("server", \.server, "The other end: host:port."),
            .text("first_at", \.firstAt, "Time of its first packet, RFC 3339 in UTC."),
            .text("last_at", \.lastAt, "Time of its last packet."),
            .real("seconds", \.seconds, "Seconds between them."),
            .integer("first_frame", \.firstFrame, "Frame number of its first packet."),
            .integer("last_frame", \.lastFrame, "Frame number of its last packet."),
            .integer("packets", \.packets, "Packets."),
            .integer("client_bytes", \.clientBytes, "Payload from the client, each byte counted once."),
            .integer("server_bytes", \.serverBytes, "Payload from the server."),
            .integer("commands", \.commands, "Requests."),
            .integer("replies", \.replies, "Requests whose reply is known."),
            .integer("errors", \.errors, "Errors in replies."),
            .integer("unpaired", \.unpaired, "Requests whose reply can not be told."),
            .integer(
                "unasked",
                \.unasked,
                "Values from the server that answer no request: pushes, messages, MONITOR."
            ),
            .integer("deepest_pipeline", \.deepestPipeline, "Most requests that waited at the same time."),
            .integer("protocol", \.protocolVersion, "2 or 3; NULL where there is no RESP."),
            .text(
                "handshake",
                \.handshake,
                "answered, requested (nobody answered), refused, or missed: its start is not in the "
                    + "capture."
            ),
            .real("handshake_ms", \.handshakeMilliseconds, "SYN to SYN-ACK, milliseconds."),
            .text("closed_by", \.closedBy, "client or server; NULL if it was open at the end."),
            .integer("was_reset", \.wasReset, "1 if a RST ended it."),
            .integer("one_sided", \.isOneSided, "1 if one direction is missing altogether."),
            .integer("holes", \.holes, "Places where bytes are missing in the capture."),
            .integer("hole_bytes", \.holeBytes, "Bytes missing there."),
            .integer("lost_steps", \.lostSteps, "How often replies could not be told to requests any more."),
            .integer("retransmissions", \.retransmissions, "Segments that came again."),
            .integer("out_of_order", \.outOfOrder, "Segments that came before their turn."),
            .integer("duplicates", \.duplicates, "Packets that were captured twice."),
            .integer("cut_packets", \.cutPackets, "Packets that the snap length cut."),
            .integer(
                "client_zero_windows",
                \.clientZeroWindows,
                "Packets in which the client said that it can take no more."
            ),
            .integer("server_zero_windows", \.serverZeroWindows, "The same of the server."),
            .integer("sent_password", \.sentPassword, "1 if AUTH or HELLO with a password went over it in clear."),
            .integer("bus_messages", \.busMessages, "Messages of the bus."),
            .real(
                "idle_seconds",
                \.idleSeconds,
                "Seconds without a request or reply before its end; NULL if it was open at the end."
            ),
            .integer(
                "unanswered_probes",
                \.unansweredProbes,
                "TCP keep-alive probes in a row without any packet from the other side."
            ),
            .integer("answered_tls", \.answeredTLS, "1 if the server answered a request in clear with a TLS record."),
            .integer("said_quit", \.saidQuit, "1 if the client said QUIT."),
        ]
    )
}
