import ClusterModel

/// A server that was spoken to, by its client address.
struct TrafficNode {
    let address: IPAddress
    let port: UInt16
    /// Requests to each slot: reads first, then writes, then those whose key has a hash tag; nil until there is one.
    var slots: UnsafeMutablePointer<UInt32>?
    var commands = 0
    var errors = 0

    init(address: IPAddress, port: UInt16) {
        self.address = address
        self.port = port
    }

    @inline(__always)
    mutating func count(_ slot: UInt16, write: Bool, _ isTagged: Bool) {
        if slots == nil { makeSlots() }
        guard let slots else { return }
        slots[Int(slot) &+ (write ? HashSlot.count : 0)] &+= 1
        if isTagged { slots[Int(slot) &+ HashSlot.count &* 2] &+= 1 }
    }

    private mutating func makeSlots() {
        let memory = UnsafeMutablePointer<UInt32>.allocate(capacity: HashSlot.count * 3)
        memory.initialize(repeating: 0, count: HashSlot.count * 3)
        slots = memory
    }
}

/// All that one host did at one server.
struct Conversation {
    let client: IPAddress
    let node: Int32
    var connections = 0
    var refused = 0
    var unanswered = 0
    var resets = 0
    /// Connections with at most two commands.
    var shortLived = 0
    var commands = 0
    var redirects = 0
    var mapReads = 0
}

/// An address and a port, for the tables that are asked seldom.
struct NodeKey: Hashable {
    let address: IPAddress
    let port: UInt16
}

struct ConversationKey: Hashable {
    let client: IPAddress
    let node: Int32
}
