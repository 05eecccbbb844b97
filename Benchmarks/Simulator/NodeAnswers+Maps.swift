import ClusterModel

/// The answers that grow with the cluster.
extension NodeAnswers {
    /// Two links for each other node, idle ones.
    var links: String {
        var text = "*\((cluster.members.count - 1) * 2)\r\n"
        for (other, member) in cluster.members.enumerated() where other != place {
            for direction in ["to", "from"] {
                text += "*12\r\n" + Self.bulk("direction") + Self.bulk(direction) + Self.bulk("node")
                text += Self.bulk(member.id) + Self.bulk("create-time") + ":1795383509233\r\n" + Self.bulk("events")
                text += Self.bulk("r") + Self.bulk("send-buffer-allocated") + ":0\r\n"
                text += Self.bulk("send-buffer-used") + ":0\r\n"
            }
        }
        return text
    }

    var slots: String {
        let masters = cluster.members.enumerated().filter { $0.element.isMaster }
        return "*\(masters.count)\r\n"
            + masters.map { index, master in
                let nodes = [master] + cluster.replicas(of: index)
                return
                    "*\(nodes.count + 2)\r\n:\(master.slots?.lowerBound ?? 0)\r\n:\(master.slots?.upperBound ?? 0)\r\n"
                    + nodes.map { node in
                        "*4\r\n" + Self.bulk(node.endpoint.host) + ":\(node.endpoint.port)\r\n" + Self.bulk(node.id)
                            + "*0\r\n"
                    }.joined()
            }.joined()
    }

    var shards: String {
        let masters = cluster.members.enumerated().filter { $0.element.isMaster }
        return "*\(masters.count)\r\n"
            + masters.map { index, master in
                let nodes = [master] + cluster.replicas(of: index)
                return "*4\r\n" + Self.bulk("slots") + "*2\r\n:\(master.slots?.lowerBound ?? 0)\r\n"
                    + ":\(master.slots?.upperBound ?? 0)\r\n" + Self.bulk("nodes") + "*\(nodes.count)\r\n"
                    + nodes.map { node in
                        "*14\r\n" + Self.bulk("id") + Self.bulk(node.id) + Self.bulk("port")
                            + ":\(node.endpoint.port)\r\n" + Self.bulk("ip") + Self.bulk(node.endpoint.host)
                            + Self.bulk("endpoint") + Self.bulk(node.endpoint.host) + Self.bulk("role")
                            + Self.bulk(node.isMaster ? "master" : "replica") + Self.bulk("replication-offset")
                            + ":4704\r\n" + Self.bulk("health") + Self.bulk("online")
                    }.joined()
            }.joined()
    }
}
