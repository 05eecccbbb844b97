/// Turns bytes, however they are cut, into values: the same for sockets and for captures.
///
/// Every byte is looked at once; a large value that arrives in many pieces is never scanned again.
///
///     var parser = RESPParser(limits: .diagnosis)
///     parser.append(bytes)
///     while let token = try parser.next() { handle(token.value) }
///
/// After it has thrown, the stream is lost: throw the parser away.
package struct RESPParser: Sendable {
    private static let keptRoom = 64 << 10

    private var buffer: [UInt8] = []
    /// Where the value being read starts in the buffer.
    private var start = 0
    private var scanner: RESPScanner
    /// Where the value being read starts, in bytes since the start of the stream.
    package private(set) var offset = 0

    package init(limits: RESPLimits = .server) {
        scanner = RESPScanner(limits: limits)
    }

    /// Bytes that were appended and belong to no finished value yet.
    package var pendingBytes: Int { buffer.count - start }

    /// Adds what has arrived.
    package mutating func append(_ bytes: some Sequence<UInt8>) {
        makeRoom()
        buffer.append(contentsOf: bytes)
    }

    /// Adds what has arrived, from memory that need not live on.
    package mutating func append(_ bytes: UnsafeRawBufferPointer) {
        makeRoom()
        buffer.append(contentsOf: bytes)
    }

    /// The next whole value, or nil until more bytes come.
    package mutating func next() throws(RESPError) -> RESPToken? {
        guard start < buffer.count else {
            // A connection that waits does not keep the room of its largest answer.
            if start > Self.keptRoom {
                buffer = []
                start = 0
            }
            return nil
        }
        guard let length = try Self.scan(buffer, from: start, base: offset, &scanner) else { return nil }
        let token = RESPToken(bytes: buffer[start..<(start + length)], offset: offset)
        start += length
        offset += length
        return token
    }

    /// The next whole value, copied out of the buffer; nil until more bytes come.
    package mutating func nextValue() throws(RESPError) -> RESPValue? {
        try next()?.value
    }

    /// Static, so that the buffer and the scanner are used at the same time without copying either.
    private static func scan(
        _ buffer: [UInt8],
        from start: Int,
        base: Int,
        _ scanner: inout RESPScanner
    ) throws(RESPError) -> Int? {
        // `withUnsafeBufferPointer` rethrows untyped, so the result carries the error.
        let result: Result<Int?, RESPError> = buffer.withUnsafeBufferPointer { bytes in
            do throws(RESPError) {
                return .success(try scanner.length(in: UnsafeBufferPointer(rebasing: bytes[start...]), base: base))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Drops what was handed out, seldom enough that moving the rest costs nothing on average.
    private mutating func makeRoom() {
        guard start > 0 else { return }
        if start == buffer.count {
            buffer.removeAll(keepingCapacity: buffer.capacity <= Self.keptRoom)
            start = 0
        } else if start >= 64 << 10, start >= buffer.count / 2 {
            buffer.removeSubrange(..<start)
            start = 0
        }
    }
}
