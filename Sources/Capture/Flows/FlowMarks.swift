/// What happened on a connection that deserves a word when it is over.
struct FlowMarks: OptionSet {
    let rawValue: UInt16

    /// REPLCONF, PSYNC or SYNC: a replica shakes hands.
    static let replica = FlowMarks(rawValue: 1)
    /// A command other than PING was refused for want of a password.
    static let noPassword = FlowMarks(rawValue: 2)
    static let wrongPassword = FlowMarks(rawValue: 4)
    static let noPermission = FlowMarks(rawValue: 8)
    /// Protected mode let nobody in.
    static let protected = FlowMarks(rawValue: 16)
    static let tooManyClients = FlowMarks(rawValue: 32)
    /// What was asked in clear was answered with a TLS record.
    static let answeredTLS = FlowMarks(rawValue: 64)
    /// The client said QUIT, so the end is its own.
    static let quit = FlowMarks(rawValue: 128)
    /// Refused for another reason: a master that loads, that has no link itself.
    static let refused = FlowMarks(rawValue: 256)
    /// A connection of the bus on which a node was met.
    static let met = FlowMarks(rawValue: 512)
}
