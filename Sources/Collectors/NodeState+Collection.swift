import Facts

extension NodeState {
    /// How the questions to a node in this state fared.
    var collectionStatus: CollectionStatus {
        switch self {
        case .answered: .ok
        case .noPassword, .wrongPassword, .noPermission, .protected, .maxClients: .denied
        case .timedOut, .unresponsive: .timedOut
        case .notCluster: .unsupported
        default: .unreachable
        }
    }
}
