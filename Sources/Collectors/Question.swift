import ClusterModel
import Facts
import RESP

/// The questions of the batch that every node gets, in order.
enum Question: CaseIterable {
    case clusterNodes, clusterInfo, info, config, time

    var command: RESPCommand {
        switch self {
        case .clusterNodes: RESPCommand("CLUSTER", "NODES")
        case .clusterInfo: RESPCommand("CLUSTER", "INFO")
        case .info: RESPCommand("INFO")
        case .config: RESPCommand("CONFIG", "GET", "*")
        case .time: RESPCommand("TIME")
        }
    }

    /// The collector under whose name the answer is booked.
    var collector: CollectorName? {
        switch self {
        case .clusterNodes: .clusterNodes
        case .clusterInfo: .clusterInfo
        case .info: .info
        case .config: .config
        case .time: nil
        }
    }

    /// Puts an answer into its place in the sample.
    func take(_ reply: RESPValue, _ sample: inout NodeSample, _ lines: SharedLines? = nil) {
        if let error = reply.error {
            if let collector { sample.refusals[collector] = error.description }
            return
        }
        switch self {
        case .clusterNodes: sample.nodes = reply.string.map { ClusterNodes.parse($0, sharing: lines) }
        case .clusterInfo: sample.clusterInfo = reply.string.map(ClusterInfo.parse)
        case .info: sample.info = reply.string.map(InfoText.init)
        case .config:
            sample.config = reply.pairs.map { pairs in
                ConfigReply(pairs: pairs.map { ($0.key.string ?? "", $0.value.string ?? "") })
            }
        case .time:
            let parts = (reply.array ?? []).compactMap(\.string).compactMap(Int64.init)
            if parts.count == 2 { sample.clockMilliseconds = parts[0].times(1000).plus(parts[1] / 1000) }
        }
    }
}
