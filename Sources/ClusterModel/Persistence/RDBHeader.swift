/// The beginning of an RDB file: its version, and what its writer noted about itself.
///
/// `REDIS0010`, or `VALKEY080` from Valkey 9.0 on, then auxiliary fields (opcode FA, 4.0 and 3.2 on) up to the first other
/// opcode. Source: `rdbSaveInfoAuxFields` in `rdb.c`.
package struct RDBHeader: Sendable, Hashable {
    package let version: Int
    /// `redis-ver` or `valkey-ver`, `redis-bits`, `ctime`, `used-mem`, `aof-base`, …; numbers in decimal.
    package private(set) var fields: [String: String] = [:]

    /// Enough for every header that a server writes.
    package static let length = 4096

    /// Reads the first bytes of a file; nil if it is no RDB.
    package init?(_ bytes: [UInt8]) {
        let magics: [(String, digits: Int)] = [("REDIS", 4), ("VALKEY", 3)]
        guard let magic = magics.first(where: { bytes.starts(with: $0.0.utf8) }) else { return nil }
        let start = magic.0.utf8.count
        let digits = bytes.dropFirst(start).prefix(magic.digits)
        guard digits.count == magic.digits, let version = Int(String(decoding: digits, as: UTF8.self)), version > 0
        else {
            return nil
        }
        self.version = version
        var position = start + magic.digits
        while position < bytes.count, bytes[position] == 0xFA, fields.count < 32 {
            position += 1
            guard let key = Self.string(bytes, &position), let value = Self.string(bytes, &position) else { return }
            fields[key] = value
        }
    }

    /// Version of the server that wrote it.
    package var serverVersion: String? {
        fields["valkey-ver"].map { "valkey \($0)" } ?? fields["redis-ver"].map { "redis \($0)" }
    }

    /// When it was written, Unix time.
    package var created: Int? { fields["ctime"].flatMap { Int($0) } }

    /// Whether the end of a file is that of a whole RDB: the opcode FF and eight bytes of checksum (version 5 on).
    package static func isWhole(end: some BidirectionalCollection<UInt8>) -> Bool {
        end.count >= 9 && end.suffix(9).first == 0xFF
    }

    /// A string as the format encodes it: a length and bytes, or a small number.
    private static func string(_ bytes: [UInt8], _ position: inout Int) -> String? {
        guard position < bytes.count else { return nil }
        let first = bytes[position]
        position += 1
        func number(_ count: Int, bigEndian: Bool = false) -> Int? {
            guard position + count <= bytes.count else { return nil }
            let part = bytes[position..<position + count]
            position += count
            return (bigEndian ? Array(part) : part.reversed()).reduce(0) { $0 << 8 | Int($1) }
        }
        let length: Int
        switch first >> 6 {
        case 0: length = Int(first & 0x3F)
        case 1:
            guard let low = number(1) else { return nil }
            length = Int(first & 0x3F) << 8 | low
        case 2:
            guard first == 0x80, let long = number(4, bigEndian: true) else { return nil }
            length = long
        default:
            let width = Int(1) << Int(first & 0x3F)
            guard first & 0x3F <= 2, let value = number(width) else { return nil }
            return String(
                width == 1
                    ? Int(Int8(truncatingIfNeeded: value))
                    : width == 2
                        ? Int(Int16(truncatingIfNeeded: value)) : Int(Int32(truncatingIfNeeded: value))
            )
        }
        guard length <= 512, position + length <= bytes.count else { return nil }
        defer { position += length }
        return String(decoding: bytes[position..<position + length], as: UTF8.self)
    }
}
