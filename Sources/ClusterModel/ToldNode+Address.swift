extension ToldNode.Words {
    /// Reads `host:port@busport,hostname,key=value,...`, of which all after the port is optional; false if it can't.
    ///
    /// An IPv6 host has no brackets here, so that the port is what follows the last colon. The extra fields may stand
    /// in any order; the one without `=` is the host name.
    mutating func readAddress(_ text: Bytes) -> Bool {
        let parts = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        for part in parts.dropFirst() where !part.isEmpty {
            if let (key, value) = part.cut(atFirst: UInt8(ascii: "=")) {
                extras[key.text] = value.text
            } else if hostname == nil {
                hostname = part.text
            }
        }
        var address = parts[0]
        if let (head, bus) = address.cut(atLast: UInt8(ascii: "@")) {
            guard let number = Self.port(bus) else { return false }
            busPort = number
            address = head
        }
        guard let (name, portText) = address.cut(atLast: UInt8(ascii: ":")), let number = Self.port(portText) else {
            return false
        }
        let isBracketed = name.first == UInt8(ascii: "[") && name.last == UInt8(ascii: "]")
        host = (isBracketed ? name.dropFirst().dropLast() : name).text
        port = number
        return true
    }

    private static func port(_ text: Bytes) -> Int? {
        guard let port: Int = text.integer(), (0...65535).contains(port) else { return nil }
        return port
    }
}
