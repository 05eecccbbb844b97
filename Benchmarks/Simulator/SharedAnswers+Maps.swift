import ClusterModel
import NIOCore

/// The answers that grow with the cluster.
extension SharedAnswers {
    /// Two idle links, as CLUSTER LINKS of the other nodes shows them.
    static func links(with member: SimulatedCluster.Member) -> ByteBuffer {
        .filled { buffer in
            for direction in ["to", "from"] {
                buffer.writeArrayHeader(12)
                for word in ["direction", direction, "node", member.id, "create-time"] { buffer.writeBulk(word) }
                buffer.writeInteger(reply: 1_795_383_509_233)
                for word in ["events", "r", "send-buffer-allocated"] { buffer.writeBulk(word) }
                buffer.writeInteger(reply: 0)
                buffer.writeBulk("send-buffer-used")
                buffer.writeInteger(reply: 0)
            }
        }
    }

    static func slots(of cluster: SimulatedCluster) -> ByteBuffer {
        .filled { buffer in
            buffer.writeArrayHeader(cluster.masterCount)
            for (place, master) in cluster.members.prefix(cluster.masterCount).enumerated() {
                let nodes = [master] + cluster.replicas(of: place)
                buffer.writeArrayHeader(nodes.count + 2)
                buffer.writeInteger(reply: master.slots?.lowerBound ?? 0)
                buffer.writeInteger(reply: master.slots?.upperBound ?? 0)
                for node in nodes {
                    buffer.writeArrayHeader(4)
                    buffer.writeBulk(node.endpoint.host)
                    buffer.writeInteger(reply: node.endpoint.port)
                    buffer.writeBulk(node.id)
                    buffer.writeArrayHeader(0)
                }
            }
        }
    }

    static func shards(of cluster: SimulatedCluster) -> ByteBuffer {
        .filled { buffer in
            buffer.writeArrayHeader(cluster.masterCount)
            for (place, master) in cluster.members.prefix(cluster.masterCount).enumerated() {
                let nodes = [master] + cluster.replicas(of: place)
                buffer.writeArrayHeader(4)
                buffer.writeBulk("slots")
                buffer.writeArrayHeader(2)
                buffer.writeInteger(reply: master.slots?.lowerBound ?? 0)
                buffer.writeInteger(reply: master.slots?.upperBound ?? 0)
                buffer.writeBulk("nodes")
                buffer.writeArrayHeader(nodes.count)
                for node in nodes { write(node, to: &buffer) }
            }
        }
    }

    /// A node of CLUSTER SHARDS.
    private static func write(_ node: SimulatedCluster.Member, to buffer: inout ByteBuffer) {
        buffer.writeArrayHeader(14)
        buffer.writeBulk("id")
        buffer.writeBulk(node.id)
        buffer.writeBulk("port")
        buffer.writeInteger(reply: node.endpoint.port)
        for word in ["ip", node.endpoint.host, "endpoint", node.endpoint.host] { buffer.writeBulk(word) }
        for word in ["role", node.isMaster ? "master" : "replica", "replication-offset"] { buffer.writeBulk(word) }
        buffer.writeInteger(reply: 4704)
        for word in ["health", "online"] { buffer.writeBulk(word) }
    }
}
