import Facts
package import RuleFormat
package import Rules

/// The stable name of a finding: FNV-1a (64 bit) over the rule's id and the key columns.
///
/// Not cryptographic and need not be: it only has to stay the same between runs and differ between subjects.
package enum Fingerprint {
    package static func of(_ rule: Rule, _ row: ResultRow) -> String {
        let parts = [rule.id] + rule.key.flatMap { [$0, (row[$0] ?? .null).description] }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in parts.joined(separator: "\u{1F}").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        let hex = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - hex.count) + hex
    }
}
