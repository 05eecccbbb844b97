import ClusterModel
import RESP

/// One line of `lab status`.
package struct LabNodeStatus: Sendable, Equatable {
    package enum Condition: String, Sendable {
        case answers
        case silent = "no answer"
        case frozen
        case stopped
    }

    package var port: Int
    package var pid: Int32?
    package var condition: Condition
    package var isMaster: Bool?
    /// Of a replica, the link to its master.
    package var linkIsUp: Bool?
    package var clusterState: String?
    package var knownNodes: Int?
}

extension Lab {
    /// How each node is, all asked at once.
    package func status() async -> [LabNodeStatus] {
        let answers = await askAll { port in await nodeStatus(port) }
        return zip(ports.all, answers).map { port, answer in
            answer ?? LabNodeStatus(port: port, condition: .silent)
        }
    }

    private func nodeStatus(_ port: Int) async -> LabNodeStatus {
        let process = process(port)
        var status = LabNodeStatus(port: port, pid: process?.pid, condition: .silent)
        if process == nil { status.condition = .stopped }
        if process?.isFrozen == true { status.condition = .frozen }
        guard let process, !process.isFrozen else { return status }
        let questions = [RESPCommand("INFO", "replication"), RESPCommand("CLUSTER", "INFO")]
        guard let replies = try? await send(questions, to: port), replies.count == 2 else {
            // A process stops a moment after the signal, on a busy host while it is asked.
            if self.process(port)?.isFrozen == true { status.condition = .frozen }
            return status
        }
        status.condition = .answers
        let replication = replies[0].string.flatMap { ReplicationInfo(InfoText($0)) }
        status.isMaster = replication.map { $0.role == .master }
        status.linkIsUp = replication?.linkStatus.map { $0 == .up }
        let cluster = replies[1].string.map(ClusterInfo.parse)
        status.clusterState = cluster?.state
        status.knownNodes = cluster?.knownNodes
        return status
    }
}

extension [LabNodeStatus] {
    /// The nodes know each other already.
    package var isFormed: Bool { contains { ($0.knownNodes ?? 0) > 1 } }

    /// Everybody answers, the cluster serves, and every replica follows its master.
    package var isHealthy: Bool {
        allSatisfy { $0.condition == .answers && $0.clusterState == "ok" && $0.linkIsUp != false }
    }
}
