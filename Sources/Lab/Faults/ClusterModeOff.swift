import ClusterModel
import Foundation

/// A member that was started as a lone server.
struct ClusterModeOff: LabFault {
    let name = "cluster-mode-off"
    let summary = "a replica is restarted with cluster-enabled no: it serves as a lone server"
    let rule = "topology/member-not-in-cluster-mode"
    let settles = 1.0

    func inject(into cluster: LabCluster) async throws {
        let replica = try cluster.firstReplica(for: self)
        try await cluster.restart(replica) { lab in
            let path = lab.folder.config(replica.port)
            guard let data = FileManager.default.contents(atPath: path) else { return }
            let text = String(decoding: data, as: UTF8.self)
            try LabFile.write(text.replacing("cluster-enabled yes", with: "cluster-enabled no"), to: path)
            cluster.did("cluster-enabled no in redis.conf", on: replica)
        }
    }
}
