import ClusterModel
import Glibc
import RESP

/// Commands as one types them: a line, ended by LF, of words that may be quoted.
extension TrafficEngine {
    /// Length of the line; 0 if it does not end here, negative if this is none.
    @inline(never)
    mutating func inlineRequest(
        _ flow: UnsafeMutablePointer<Flow>,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ edge: UInt32,
        _ moment: Moment
    ) -> Int {
        guard let found = memchr(bytes, 0x0A, count) else {
            return count > Self.carryLimit ? -1 : 0
        }
        let size = UnsafeRawPointer(found) - bytes + 1
        // The server says so and closes; a line of something else is no request.
        guard skim.split(line: bytes, size, words) else { return -1 }
        // An empty line gets no reply.
        guard skim.count > 0 else { return size }
        if var pending = request(flow, bytes, size, moment) {
            pending.time = moment.time
            pending.end = edge &- UInt32(truncatingIfNeeded: count - size)
            flow.pointee.queue.push(pending)
        }
        return size
    }
}
