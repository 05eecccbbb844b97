/// A validated view over the bytes of one top-level value: checked once, read when asked.
///
/// Cheap to make and to drop (captures hold millions). It keeps the parser's buffer alive, so make a ``RESPValue`` of
/// what is to be kept.
package struct RESPToken: Hashable, Sendable {
    /// The whole value with its header, and attributes before it.
    package let bytes: ArraySlice<UInt8>
    /// Where it starts, in bytes since the start of the stream.
    package let offset: Int

    init(bytes: ArraySlice<UInt8>, offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    /// The type; of the value itself where attributes stand before it.
    package var kind: RESPKind {
        withReader { reader in reader.kindAfterAttributes() }
    }

    /// The value, copied out of the buffer.
    package var value: RESPValue {
        withReader { reader in reader.value() }
    }

    /// How many elements an aggregate has (pairs count as one); nil for scalars and nulls.
    package var count: Int? {
        withReader { reader in reader.elementCount() }
    }

    /// The first word of an error (`MOVED`, `NOAUTH`); nil for everything else.
    package var errorCode: String? {
        kind == .error || kind == .bulkError ? value.error?.code : nil
    }

    /// Calls `body` with the bytes of every string of a flat command array, without copying them.
    ///
    /// Returns false, having called nothing more, at the first element that is no bulk string.
    package func forEachWord(_ body: (UnsafeBufferPointer<UInt8>) -> Void) -> Bool {
        withReader { reader in reader.forEachWord(body) }
    }

    private func withReader<Result>(_ body: (inout RESPReader) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { buffer in
            var reader = RESPReader(buffer)
            return body(&reader)
        }
    }
}
