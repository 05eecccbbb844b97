import RESP

extension ConnectionError: CustomStringConvertible {
    /// Which server, what happened, what to do.
    package var description: String { "\(address) \(happening)" }

    private var happening: String {
        switch kind {
        case .refused:
            "refuses connections: nothing listens there. Start the server, or correct the address."
        case .connectTimedOut:
            "did not answer a connection attempt within \(wait). The host is down, a firewall drops the packets, "
                + "or the server is frozen: look at it from its own machine."
        case .hostUnreachable:
            "can't be reached: there is no route to the host. Check the address, the network and the firewall."
        case .unresolvable(let host):
            "can't be looked up: \(host) has no address. Correct the name, or use the IP address."
        case .tls(let fault): "does not talk TLS with us: \(fault)."
        case .handshakeTimedOut:
            "accepts connections but did not answer the TLS handshake within \(wait). "
                + "The server is frozen, or the port is a plain one: try without --tls."
        case .closedByPeer: closing
        case .replyTimedOut:
            "accepts connections but answered \(replies.count) of \(asked) commands within \(wait). "
                + "The server is frozen or busy: look at its log and its process state."
        case .protocolViolation(let offset, let what):
            "does not speak RESP: byte \(offset): \(what). Check that this is the client port of a server."
        case .tooMuchSaid:
            "was cut off: it sent more than \(ReplyQueue.batchBytes >> 20) MB for \(asked) commands, or went on unasked. "
                + "Check that this is the client port of a server."
        case .wouldWrite(let command):
            "was not sent \(command): it could change something, and this was to be a look only."
        case .tooManyFileDescriptors:
            "could not be asked: this process may open no more files. Raise the limit with ulimit -n."
        case .cancelled: "was not asked to the end: interrupted."
        case .alreadyClosed: "can't be asked any more: the connection was closed. Connect again."
        case .other(let text): "could not be asked: \(text)."
        }
    }

    private var closing: String {
        let progress = asked > 0 ? " after \(replies.count) of \(asked) replies" : ""
        let start = "closed the connection\(progress)"
        guard let serverSaid else {
            // What a TLS port does with a plain command.
            let hint = replies.isEmpty && !usesTLS ? "If the port wants TLS, give --tls. " : ""
            return "\(start). \(hint)It may have been stopped or restarted, or killed this client: look at its log."
        }
        return "\(start), saying “\(serverSaid)”. \(remedy(serverSaid.description))"
    }

    private func remedy(_ said: String) -> String {
        if said.contains("max number of clients") {
            return "Raise maxclients there, or find out who holds so many connections."
        }
        if said.hasPrefix("DENIED") { return "Connect from that machine itself, or set a password there." }
        return "Look at its log."
    }

    private var wait: String {
        milliseconds < 10_000 ? "\(Int(milliseconds)) ms" : "\(Int(milliseconds / 1000)) s"
    }
}
