/// Offsets of replication streams, as they stand in commands and answers.
package enum StreamOffset {
    /// Far more than any stream has, and far from where sums would overflow.
    private static let highest = 1 << 62

    /// Reads an offset; nil for anything else, negative ones included.
    package static func read(_ text: some StringProtocol) -> Int? {
        Int(text).flatMap { (0...highest).contains($0) ? $0 : nil }
    }
}
