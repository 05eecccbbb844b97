import ClusterModel

/// How long a member let the others wait for its answers.
struct BusLag {
    var count = 0
    var sum: UInt64 = 0
    var maximum: UInt64 = 0
    var maximumFrame = 0
    var stream: UInt32 = 0
    var maximumTime: UInt64 = 0
}

/// A bus address as gossip has it.
struct BusPort: Hashable {
    let ip: String
    let port: UInt16
}
