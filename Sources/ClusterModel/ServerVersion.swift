/// Flavour and version of a server, such as Redis 7.0.15.
package struct ServerVersion: Sendable, Hashable {
    package let flavour: Flavour
    package let major: Int
    package let minor: Int
    package let patch: Int

    package init(_ flavour: Flavour, _ major: Int, _ minor: Int, _ patch: Int) {
        self.flavour = flavour
        self.major = major
        self.minor = minor
        self.patch = patch
    }

    /// Reads `7.0.15` or `8.1.0-rc2`; a missing patch is 0, what follows the digits is ignored, nil without a minor.
    package init?(_ flavour: Flavour, text: some StringProtocol) {
        var numbers: [Int] = []
        for part in Substring(text).utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).prefix(3)
        {
            let digits = part.prefix(while: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
            guard let number: Int = digits.integer(), number < 10_000 else { break }
            numbers.append(number)
            if digits.count < part.count { break }
        }
        guard numbers.count > 1 else { return nil }
        self.init(flavour, numbers[0], numbers[1], numbers.count > 2 ? numbers[2] : 0)
    }

    /// Reads section `server` of `INFO`; nil when it was left out.
    ///
    /// `valkey_version` is asked first, since every Valkey says `redis_version:7.2.4` for the sake of old clients.
    package init?(info: InfoText) {
        if let text = info["valkey_version"] {
            self.init(.valkey, text: text)
        } else if let text = info["redis_version"] {
            self.init(.redis, text: text)
        } else {
            return nil
        }
    }

    /// The version as one number to compare: 70015 for 7.0.15.
    package var number: Int { major * 10_000 + minor * 100 + patch }

    /// Built from the tip of development, which calls itself 255.255.255: it may have any feature.
    package var isDevelopment: Bool { major == 255 && minor == 255 }
}

extension ServerVersion: CustomStringConvertible {
    package var description: String { "\(flavour) \(major).\(minor).\(patch)" }
}

extension ServerVersion: Comparable {
    /// Orders by number, then by flavour; the numbers of the two flavours went separate ways after 7.2.
    package static func < (left: ServerVersion, right: ServerVersion) -> Bool {
        (left.number, left.flavour.rawValue) < (right.number, right.flavour.rawValue)
    }
}
