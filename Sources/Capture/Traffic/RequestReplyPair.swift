/// A request and the reply that was held to be its own.
struct RequestReplyPair: Hashable {
    let key: FlowKey
    /// Sequence number behind the request.
    let requestEnd: UInt32
    /// Of the reply, as far as it was kept.
    let replyBytes: [UInt8]
    let replySize: Int
}

extension TrafficEngine {
    @inline(never)
    mutating func notePair(
        _ flow: UnsafeMutablePointer<Flow>,
        _ pending: PendingRequest,
        _ bytes: UnsafeRawPointer?,
        _ size: Int
    ) {
        let reply = bytes.map { Array(UnsafeRawBufferPointer(start: $0, count: size)) } ?? []
        pairs?.append(
            RequestReplyPair(
                key: flow.pointee.key,
                requestEnd: pending.end,
                replyBytes: reply,
                replySize: size
            )
        )
    }
}
