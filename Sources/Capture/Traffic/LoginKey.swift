import ClusterModel

/// Connections of one host to one server that wanted to be let in and fared alike.
struct LoginKey: Hashable {
    enum Outcome: String {
        /// Commands were refused, and no password came.
        case noPassword = "no_password"
        /// A password came after the first refusal.
        case late
        case wrongPassword = "wrong_password"
        case noPermission = "no_permission"
        /// Protected mode.
        case protected
        case tooManyClients = "too_many_clients"
        /// A replica was told to come again later.
        case refused
    }

    let conversation: Int32
    /// Client port that the replica announced.
    let replicaPort: Int?
    let isReplica: Bool
    let outcome: Outcome
}

/// Connections of a host that spoke something else to a server.
struct StrangerKey: Hashable {
    let client: IPAddress
    let server: NodeKey
    let kind: Kind

    enum Kind: String {
        /// Asked in RESP, and nothing was answered.
        case resp
        case tls
        /// A request of HTTP.
        case http
        /// Lines of text without an answer.
        case text
        case other
    }
}
