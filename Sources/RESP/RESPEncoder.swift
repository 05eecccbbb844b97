/// Writes commands the way every server version reads them: arrays of bulk strings.
package enum RESPEncoder {
    /// All commands in one piece, to be sent at once.
    package static func encode(_ commands: some Collection<RESPCommand>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(commands.count * 32)
        for command in commands { append(command, to: &bytes) }
        return bytes
    }

    package static func append(_ command: RESPCommand, to bytes: inout [UInt8]) {
        appendHeader(0x2A, command.words.count, to: &bytes)
        for word in command.words {
            appendHeader(0x24, word.bytes.count, to: &bytes)
            bytes += word.bytes
            bytes.append(0x0D)
            bytes.append(0x0A)
        }
    }

    private static func appendHeader(_ type: UInt8, _ number: Int, to bytes: inout [UInt8]) {
        bytes.append(type)
        bytes.append(contentsOf: String(number).utf8)
        bytes.append(0x0D)
        bytes.append(0x0A)
    }
}
