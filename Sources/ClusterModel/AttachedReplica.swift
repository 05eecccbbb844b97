/// A replica as its master sees it: a `slaveN:` line of `INFO replication`.
package struct AttachedReplica: Sendable, Hashable {
    /// As the replica announced itself, without brackets.
    package var ip = ""
    package var port = 0
    /// `online`, `wait_bgsave` or `send_bulk`.
    package var state = ""
    /// The last acknowledged offset in bytes, up to a second old: right after writes it trails without any fault.
    package var offset: Int64?
    /// Seconds since the last acknowledgement.
    package var lag: Int?
    /// Keys that this version of rcdoctor does not know, and `type` (Valkey 8 on).
    package var extras: [String: String] = [:]

    package init() {}

    /// Reads `ip=127.0.0.1,port=17205,state=online,offset=14,lag=0`; what can't be read keeps its default.
    init(_ text: String) {
        for part in text[...].utf8.split(separator: UInt8(ascii: ",")) {
            guard let (key, value) = part.cut(atFirst: UInt8(ascii: "=")) else { continue }
            switch key.text {
            case "ip": ip = value.text
            case "port": port = value.integer() ?? 0
            case "state": state = value.text
            case "offset": offset = value.integer()
            case "lag": lag = value.integer()
            case let other: extras[other] = value.text
            }
        }
    }
}
