/// Numbers as the servers write them, read from bytes without making a string.
enum ASCIINumber {
    /// Decimal digits only; nil for anything else and for what does not fit.
    static func unsigned(_ bytes: some Collection<UInt8>) -> Int? {
        guard !bytes.isEmpty else { return nil }
        var value = 0
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int(byte &- 0x30))
            guard !overflow, !carry else { return nil }
            value = sum
        }
        return value
    }

    /// Signed 64-bit decimal; a plus sign is accepted.
    static func signed(_ bytes: some Collection<UInt8>) -> Int64? {
        guard let first = bytes.first else { return nil }
        let negative = first == 0x2D
        let digits = negative || first == 0x2B ? bytes.dropFirst() : bytes[...]
        guard !digits.isEmpty else { return nil }
        var value: Int64 = 0
        for byte in digits {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            // Counting downwards keeps the smallest value in range.
            let (sum, carry) = product.subtractingReportingOverflow(Int64(byte &- 0x30))
            guard !overflow, !carry else { return nil }
            value = sum
        }
        if negative { return value }
        return value == .min ? nil : -value
    }

    /// Digits of any number with an optional sign.
    static func isSignedDigits(_ bytes: some Collection<UInt8>) -> Bool {
        let digits = bytes.first == 0x2D || bytes.first == 0x2B ? bytes.dropFirst() : bytes[...]
        return !digits.isEmpty && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    /// What libc prints, `-nan` of servers up to 7.0 included.
    static func double(_ bytes: some Collection<UInt8>) -> Double? {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        switch text {
        case "inf", "+inf": return .infinity
        case "-inf": return -.infinity
        case "nan", "-nan", "+nan": return .nan
        default:
            // `Double` also reads hexadecimal and "infinity", which no server writes.
            guard text.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || ".+-e".utf8.contains($0) }) else { return nil }
            return Double(text)
        }
    }
}
