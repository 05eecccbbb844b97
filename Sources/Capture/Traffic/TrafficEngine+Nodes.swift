import ClusterModel

extension TrafficEngine {
    private static let nodeLimit = 1024
    private static let conversationLimit = 16_384

    /// Number of the server with this address; beyond the limit all are the last one.
    mutating func nodeNumber(_ address: IPAddress, _ port: UInt16) -> Int32 {
        let key = NodeKey(address: address, port: port)
        if let number = nodeNumbers[key] { return number }
        guard nodes.count < Self.nodeLimit else {
            ledger.isIncomplete = true
            return Int32(nodes.count - 1)
        }
        nodes.append(TrafficNode(address: address, port: port))
        let number = Int32(nodes.count - 1)
        nodeNumbers[key] = number
        return number
    }

    /// Number of what this host does at that server; beyond the limit all are the last one.
    mutating func conversationNumber(_ client: IPAddress, _ node: Int32) -> Int32 {
        let key = ConversationKey(client: client, node: node)
        if let number = conversationNumbers[key] { return number }
        guard conversations.count < Self.conversationLimit else {
            ledger.isIncomplete = true
            return Int32(conversations.count - 1)
        }
        conversations.append(Conversation(client: client, node: node))
        let number = Int32(conversations.count - 1)
        conversationNumbers[key] = number
        return number
    }
}
