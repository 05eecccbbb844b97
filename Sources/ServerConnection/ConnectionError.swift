package import RESP

/// Why a server could not be asked, precisely enough to tell dead, frozen, busy and unreachable apart.
package struct ConnectionError: Error, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Nothing listens there.
        case refused
        /// No answer to the connection attempt: host down, packets dropped, or frozen with a full accept queue.
        case connectTimedOut
        case hostUnreachable
        /// The name has no address (of the family asked for).
        case unresolvable(host: String)
        case tls(TLSFault)
        /// Connected, but no answer to the TLS handshake: frozen, or a plain port that waits for a command.
        case handshakeTimedOut
        case closedByPeer
        /// Connected, but replies are missing: frozen, or busy with something long.
        case replyTimedOut
        /// The answer is no RESP; the offset counts bytes since the connection began.
        case protocolViolation(offset: Int, what: String)
        /// More bytes than any batch of questions is worth, or than anybody asked for.
        case tooMuchSaid
        /// Refused here, before a byte was sent.
        case wouldWrite(command: String)
        /// This machine's limit, not the server's.
        case tooManyFileDescriptors
        /// This side gave up waiting.
        case cancelled
        /// Used after it was closed by this side.
        case alreadyClosed
        case other(String)
    }

    package let kind: Kind
    package let address: ServerAddress
    /// Replies that came before it happened, in the order of the commands.
    ///
    /// They may hold anything the server was asked for, so no description shows them.
    package let replies: [RESPValue]
    /// How many commands were sent in this batch.
    package let asked: Int
    /// From the start of the attempt or batch to the error.
    package let milliseconds: Double
    /// The server's last error before it closed: `ERR max number of clients reached`, `DENIED …`.
    package let serverSaid: RESPErrorReply?
    package let usesTLS: Bool

    package init(
        _ kind: Kind,
        address: ServerAddress,
        replies: [RESPValue] = [],
        asked: Int = 0,
        milliseconds: Double = 0,
        serverSaid: RESPErrorReply? = nil,
        usesTLS: Bool = false
    ) {
        self.kind = kind
        self.address = address
        self.replies = replies
        self.asked = asked
        self.milliseconds = milliseconds
        self.serverSaid = serverSaid
        self.usesTLS = usesTLS
    }
}

extension ConnectionError: CustomReflectable {
    /// Keeps replies out of `dump` and debuggers.
    package var customMirror: Mirror { Mirror(self, children: ["text": description]) }
}
