/// Where a server listens: a host (name, IPv4 or IPv6 address without brackets) and a port.
package struct Endpoint: Sendable, Hashable {
    package let host: String
    package let port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `127.0.0.1:9001`, `host:9001` or `[::1]:9001`.
    ///
    /// An IPv6 address needs its brackets here, because `::1:9001` is an address of its own. Nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard let (name, number) = Substring(text).utf8.cut(atLast: UInt8(ascii: ":")), let port = Self.port(number)
        else { return nil }
        var host = name
        let isBracketed = name.first == UInt8(ascii: "[") && name.last == UInt8(ascii: "]")
        if isBracketed { host = name.dropFirst().dropLast() }
        guard !host.isEmpty, host.contains(UInt8(ascii: ":")) == isBracketed,
            !host.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") })
        else { return nil }
        self.init(host: host.text, port: port)
    }

    /// A port from 1 to 65535 in decimal digits, nil for anything else.
    private static func port(_ text: Bytes) -> Int? {
        guard text.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains), let port: Int = text.integer(),
            (1...65535).contains(port)
        else { return nil }
        return port
    }
}

extension Endpoint: CustomStringConvertible {
    /// A Unix socket, which has no port, is shown as its path.
    package var description: String {
        if port == 0, host.utf8.first == UInt8(ascii: "/") { return host }
        return host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}

extension Endpoint: Comparable {
    package static func < (left: Endpoint, right: Endpoint) -> Bool {
        (left.host, left.port) < (right.host, right.port)
    }
}
