/// The start of an RDB file: who wrote it.
///
/// Source: `rdbSaveInfoAuxFields` in `rdb.c`.
package struct SnapshotHead: Sendable, Hashable {
    /// `REDIS0011`, `VALKEY080`.
    package let magic: String
    /// `redis-ver` or `valkey-ver`, `redis-bits`, `ctime`, `used-mem`, `repl-id`, `repl-offset`, ….
    package let fields: [String: String]

    /// How many bytes are looked at.
    static let size = 512

    /// Reads it from the first bytes of a snapshot; nil where they are no RDB file.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: "REDIS".utf8) || bytes.starts(with: "VALKEY".utf8), bytes.count >= 9 else {
            return nil
        }
        magic = String(decoding: bytes[..<9], as: UTF8.self)
        var fields: [String: String] = [:]
        var rest = bytes[9...]
        while rest.popFirst() == 0xFA, let name = Self.text(&rest), let value = Self.text(&rest) {
            fields[name] = value
        }
        self.fields = fields
    }

    /// A string of the RDB format, nil where it is cut or packed.
    private static func text(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard let first = rest.popFirst() else { return nil }
        switch first >> 6 {
        case 0: return take(Int(first & 63), &rest)
        case 1:
            guard let second = rest.popFirst() else { return nil }
            return take(Int(first & 63) << 8 | Int(second), &rest)
        case 3 where first & 63 <= 2:
            let count = 1 << Int(first & 63)
            guard rest.count >= count else { return nil }
            let bits = rest.prefix(count).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            rest = rest.dropFirst(count)
            let unused = UInt64(64 - 8 * count)
            return String(Int64(bitPattern: bits << unused) >> Int64(unused))
        default: return nil
        }
    }

    private static func take(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> String? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return String(decoding: rest.prefix(count), as: UTF8.self)
    }
}
