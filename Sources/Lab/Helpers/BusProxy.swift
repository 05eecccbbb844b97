import Foundation

/// Stands before the bus port of a node, which announces the proxy's port to the others, and treats their connections badly.
///
/// Needs no root, unlike a firewall. Who connects is known by the node id in the first message.
package struct BusProxy: Codable, Sendable {
    package enum Treatment: String, Codable, Sendable {
        /// Accepts and passes nothing on, as a firewall that drops packets of an open connection.
        case swallow
        /// Closes at once.
        case refuse
        /// Passes requests on and no answers.
        case mute
        /// Passes everything on, late.
        case delay
        /// Passes on for some seconds, then closes.
        case flap
    }

    var listen: Int
    var target: Int
    var treatment: Treatment
    /// Whom it treats so, as node ids; nil: everybody.
    var senders: [String]?
    /// For `delay` and `flap`.
    var seconds = 0.0
    /// Until then everything passes, so that all nodes learn of all proxies before the first link breaks.
    var begins = Date.distantPast

    func run() {
        guard let listener = PlainSocket.listen(listen) else { return }
        while true {
            guard let client = listener.accept() else { continue }
            Thread { self.serve(client) }.start()
        }
    }

    private func serve(_ client: PlainSocket) {
        defer { client.close() }
        if treatment == .refuse, senders == nil { return }
        guard let first = client.receive(), let server = PlainSocket.connect(target) else { return }
        defer { server.close() }
        let isMeant = senders.map { ids in Self.sender(first).map(ids.contains) ?? false } ?? true
        switch isMeant ? treatment : nil {
        case .swallow:
            pass(first, from: client, to: server, answers: true, wait: 0, cutAt: begins)
        case .refuse:
            return
        case .mute:
            pass(first, from: client, to: server, answers: false, wait: 0)
        case .delay:
            pass(first, from: client, to: server, answers: true, wait: seconds)
        case .flap:
            let end = Date() + seconds
            pass(first, from: client, to: server, answers: true, wait: 0, until: end)
        case nil:
            pass(first, from: client, to: server, answers: true, wait: 0)
        }
    }

    private func pass(
        _ first: [UInt8],
        from client: PlainSocket,
        to server: PlainSocket,
        answers: Bool,
        wait: Double,
        until end: Date = .distantFuture,
        cutAt cut: Date = .distantFuture
    ) {
        let done = DispatchSemaphore(value: 0)
        Thread {
            while let bytes = server.receive(within: 500), Date() < end {
                if answers, !bytes.isEmpty, Date() < cut, !client.send(bytes) { break }
            }
            client.shut()
            done.signal()
        }
        .start()
        var bytes: [UInt8]? = first
        while let chunk = bytes, Date() < end {
            if wait > 0 { usleep(UInt32(wait * 1_000_000)) }
            if !chunk.isEmpty, Date() < cut, !server.send(chunk) { break }
            bytes = client.receive(within: 500)
        }
        server.shut()
        done.wait()
    }

    /// Bytes 40 to 79 of a bus message are the sender's id (`clusterMsg` in cluster.h, since 3.0).
    private static func sender(_ bytes: [UInt8]) -> String? {
        guard bytes.count >= 80, bytes.starts(with: Array("RCmb".utf8)) else { return nil }
        return String(decoding: bytes[40..<80], as: UTF8.self)
    }
}
