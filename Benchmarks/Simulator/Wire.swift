import NIOCore

/// Pieces of answers, as bytes of the wire.
extension ByteBuffer {
    mutating func writeBulkHeader(_ length: Int) { writeHeader(UInt8(ascii: "$"), length) }

    mutating func writeArrayHeader(_ count: Int) { writeHeader(UInt8(ascii: "*"), count) }

    mutating func writeInteger(reply number: Int) { writeHeader(UInt8(ascii: ":"), number) }

    mutating func writeBulk(_ text: String) {
        writeBulkHeader(text.utf8.count)
        writeString(text)
        writeLineEnd()
    }

    mutating func writeArray(_ texts: [String]) {
        writeArrayHeader(texts.count)
        for text in texts { writeBulk(text) }
    }

    mutating func writeLineEnd() { writeStaticString("\r\n") }

    private mutating func writeHeader(_ type: UInt8, _ number: Int) {
        writeInteger(type)
        writeString(String(number))
        writeLineEnd()
    }

    /// A buffer that the body has filled.
    static func filled(_ body: (inout ByteBuffer) -> Void) -> ByteBuffer {
        var buffer = ByteBuffer()
        body(&buffer)
        return buffer
    }

    static func bulk(_ text: String) -> ByteBuffer { filled { $0.writeBulk(text) } }
}
