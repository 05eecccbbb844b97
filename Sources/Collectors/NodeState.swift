import RESP
import ServerConnection

/// Whether a node answered, and if not, in which of the many ways a node does not: each is a finding of its own.
package enum NodeState: String, Sendable {
    case answered
    case refused
    case timedOut = "timed_out"
    case unresponsive
    case noPassword = "no_password"
    case wrongPassword = "wrong_password"
    case noPermission = "no_permission"
    case protected
    case maxClients = "max_clients"
    case busy
    case loading
    case notCluster = "not_cluster"
    case tls
    case closed
    case notRedis = "not_redis"
    case unresolvable
    case unreachable

    /// What a refusal by the server means; nil for errors that don't concern the node as a whole.
    init?(refusal error: RESPErrorReply) {
        switch error.code {
        case "NOAUTH": self = .noPassword
        case "WRONGPASS": self = .wrongPassword
        case "NOPERM": self = .noPermission
        case "DENIED": self = .protected
        case "BUSY": self = .busy
        case "LOADING": self = .loading
        default:
            let text = error.text.lowercased()
            if text.contains("max number of clients") {
                self = .maxClients
            } else if text.contains("invalid password") {
                self = .wrongPassword
            } else if text.contains("cluster support disabled") {
                self = .notCluster
            } else {
                return nil
            }
        }
    }

    init(_ error: ConnectionError) {
        self =
            switch error.kind {
            case .refused: .refused
            case .connectTimedOut: .timedOut
            case .hostUnreachable: .unreachable
            case .unresolvable: .unresolvable
            case .tls: .tls
            case .closedByPeer: .closed
            case .replyTimedOut, .handshakeTimedOut: .unresponsive
            case .protocolViolation, .tooMuchSaid: .notRedis
            default: .unreachable
            }
    }

}
