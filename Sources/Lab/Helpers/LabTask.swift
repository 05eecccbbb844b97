/// What a helper program of the lab does until it is ended: it lives beside the servers as long as a fault lasts.
package enum LabTask: Codable, Sendable {
    case work(LabWork)
    case proxy(BusProxy)

    /// Never returns, except when the lab is gone.
    package func run() {
        switch self {
        case .work(let work): work.run()
        case .proxy(let proxy): proxy.run()
        }
    }
}

/// Commands that a client of the lab sends again and again.
package struct LabWork: Codable, Sendable {
    var port: Int
    /// One round, sent as one batch.
    ///
    /// `{n}` becomes a number that grows, `{x1000}` a text of that many bytes.
    var commands: [[String]]
    /// Rounds in one write.
    var rounds = 1
    /// Seconds between two writes; nil: send once and stay connected.
    var every: Double?
    var connections = 1
    /// A new connection for each write.
    var reconnects = false
    /// A client that never reads what it asked for.
    var reads = true
}
