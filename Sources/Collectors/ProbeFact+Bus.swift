import ClusterModel
import Facts
import ServerConnection

extension ProbeFact {
    /// A trial of a cluster bus port from here.
    init(bus probe: Sockets.Probe, node: String, target: Endpoint) {
        let result =
            switch probe.outcome {
            case .open: "open"
            case .refused: "refused"
            case .timedOut: "timed_out"
            default: "unreachable"
            }
        self.init(
            kind: "bus-port",
            node: node,
            target: target.description,
            ok: result == "open",
            result: result,
            milliseconds: probe.milliseconds
        )
    }
}
