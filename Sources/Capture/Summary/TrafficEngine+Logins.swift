import ClusterModel

extension TrafficEngine {
    /// Seconds from the first packet of the capture.
    func fromStart(_ time: UInt64) -> Double {
        time > quality.firstTime ? Double(time - quality.firstTime) / 1e9 : 0
    }

    func loginSummaries() -> [LoginSummary] {
        ledger.logins.map { key, seen in
            let client = client(key.conversation)
            return LoginSummary(
                client: client,
                replica: key.replicaPort.map { Endpoint(host: client, port: $0).description },
                node: node(key.conversation),
                isReplica: key.isReplica,
                outcome: key.outcome.rawValue,
                span: TrafficSummary.Span(seen)
            )
        }.sorted { ($0.span.firstFrame, $0.outcome) < ($1.span.firstFrame, $1.outcome) }
    }

    func strangerSummaries(_ members: [String: String]) -> [StrangerSummary] {
        ledger.strangers.map { key, seen in
            let server = key.server.address.endpoint(key.server.port)
            return StrangerSummary(
                client: key.client.text,
                server: server,
                kind: key.kind.rawValue,
                isBus: members[server] != nil,
                node: members[server],
                span: TrafficSummary.Span(seen)
            )
        }.sorted { ($0.span.firstFrame, $0.kind) < ($1.span.firstFrame, $1.kind) }
    }

    /// The host of `host:port`, nil where it is empty or `?`; an IPv6 address has no brackets here.
    static func host(_ target: String) -> String? {
        guard let colon = target.lastIndex(of: ":") else { return nil }
        let host = target[..<colon]
        return host.isEmpty || host == "?" ? nil : String(host)
    }

    static func port(_ target: String) -> Int? {
        target.lastIndex(of: ":").flatMap { Int(target[target.index(after: $0)...]) }
    }
}

extension IPAddress {
    var isLoopback: Bool { isIPv4 ? low >> 24 & 255 == 127 : high == 0 && low == 1 }
}
