/// The names of settings: one name per setting, and which of them are secret.
package enum ConfigName {
    /// The one name under which rcdoctor reports a setting.
    ///
    /// `slave` is written `replica` (3.x and 4.0 know only the old names, 5.0 on lists both), and Valkey's `primaryauth`
    /// and `primaryuser` are written `masterauth` and `masteruser`, which every version understands. Lower case.
    package static func canonical(_ name: String) -> String {
        if isCanonical(name) { return name }
        let name = name.lowercased()
        switch name {
        case "primaryauth": return "masterauth"
        case "primaryuser": return "masteruser"
        case "slaveof": return "replicaof"
        default: return hasSlave(name) ? replacingSlave(name) : name
        }
    }

    /// Whether the value of a setting must never be shown: passwords, passphrases, users with their passwords, and
    /// renamed commands, whose new names are kept from others on purpose.
    package static func isSecret(_ name: String) -> Bool { isSecret(canonical: canonical(name)) }

    static func isSecret(canonical name: String) -> Bool { secrets.contains(name) }

    private static let secrets: Set<String> = [
        "masterauth", "requirepass", "tls-key-file-pass", "tls-client-key-file-pass", "user", "rename-command",
        "auth-pass", "sentinel-pass", "sentinel",
    ]

    // Nearly all names are; asking first makes reading a whole CONFIG GET * several times faster.
    private static func isCanonical(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { bytes in
            if bytes.first == UInt8(ascii: "p"), bytes.starts(with: "primary".utf8) { return false }
            for (place, byte) in bytes.enumerated() {
                if byte >= 0x80 || (0x41...0x5A).contains(byte) { return false }
                if byte == UInt8(ascii: "s"), place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "l") {
                    return false
                }
            }
            return true
        }
    }

    private static func hasSlave(_ name: String) -> Bool {
        var previous = UInt8(ascii: "-")
        var name = name.utf8[...]
        while let byte = name.popFirst() {
            let isInitial = previous == UInt8(ascii: "-") && byte == UInt8(ascii: "s")
            if isInitial && name.starts(with: "lave".utf8) { return true }
            previous = byte
        }
        return false
    }

    private static func replacingSlave(_ name: String) -> String {
        name.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map { word in
            if word.elementsEqual("slave".utf8) { return "replica" }
            return word.elementsEqual("slaves".utf8) ? "replicas" : String(Substring(word))
        }.joined(separator: "-")
    }
}
