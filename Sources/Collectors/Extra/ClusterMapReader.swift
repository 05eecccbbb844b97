import ClusterModel
import Facts
import RESP

/// Reads where a node sends clients: CLUSTER SLOTS and CLUSTER SHARDS.
///
/// Source: `clusterReplyMultiBulkSlots` and `clusterReplyShards` in `src/cluster.c`.
struct ClusterMapReader {
    let observer: String
    /// As many entries as there are slots.
    private static let most = 16_384

    /// `[first, last, [host, port, id, metadata], …]…`; the id from 3.2 on, metadata from 7.0 on.
    func slots(_ reply: RESPValue) -> [ToldEndpointFact] {
        var seen: Set<String> = []
        return (reply.array ?? []).prefix(Self.most).flatMap { entry in
            (entry.array ?? []).dropFirst(2).prefix(100).enumerated().compactMap { place, node -> ToldEndpointFact? in
                guard let parts = node.array, parts.count >= 2 else { return nil }
                let id = parts.count > 2 ? parts[2].string : nil
                // A master with many ranges comes with each of them.
                guard seen.insert(id ?? "\(parts[0].string ?? "")|\(parts[1].integer ?? 0)").inserted else {
                    return nil
                }
                return ToldEndpointFact(
                    source: "CLUSTER SLOTS",
                    id: id,
                    endpoint: parts[0].string,
                    port: parts[1].integer.map { Int($0) },
                    hostname: parts.count > 3 ? parts[3]["hostname"]?.string : nil,
                    role: place == 0 ? "master" : "replica",
                    observers: 1,
                    observer: observer
                )
            }
        }
    }

    func shards(_ reply: RESPValue) -> [ToldEndpointFact] {
        (reply.array ?? []).prefix(Self.most).enumerated().flatMap { number, shard in
            (shard["nodes"]?.array ?? []).prefix(100).map { node in
                ToldEndpointFact(
                    source: "CLUSTER SHARDS",
                    id: node["id"]?.string,
                    endpoint: node["endpoint"]?.string,
                    port: node["port"]?.integer.map { Int($0) },
                    tlsPort: node["tls-port"]?.integer.map { Int($0) },
                    hostname: node["hostname"]?.string.flatMap { $0.isEmpty ? nil : $0 },
                    role: node["role"]?.string,
                    health: node["health"]?.string,
                    replicationOffset: node["replication-offset"]?.integer.map { Int($0) },
                    shardNo: number + 1,
                    observers: 1,
                    observer: observer
                )
            }
        }
    }
}
