/// What a parser accepts from the other side before it calls it garbage.
///
/// Sizes are in bytes. A header that announces more than a limit is refused at once, before anything is allocated.
package struct RESPLimits: Hashable, Sendable {
    /// Aggregates inside aggregates.
    package var depth: Int
    /// One bulk string, bulk error or verbatim string.
    package var bulkLength: Int
    /// All values inside one top-level value, keys and values of maps counted singly.
    package var elements: Int
    /// One top-level value with all its headers.
    package var totalBytes: Int
    /// One line: simple strings, errors, numbers, headers.
    package var lineLength: Int

    package init(
        depth: Int = 64,
        bulkLength: Int = 512 << 20,
        elements: Int = 1 << 24,
        totalBytes: Int = 1 << 30,
        lineLength: Int = 64 << 10
    ) {
        self.depth = depth
        self.bulkLength = bulkLength
        self.elements = elements
        self.totalBytes = totalBytes
        self.lineLength = lineLength
    }

    /// The servers' own limits: what may be seen in a capture of healthy traffic.
    package static let server = RESPLimits()

    /// What a doctor asks for fits easily (the largest answers are CLUSTER NODES and CLIENT LIST of big clusters).
    package static let diagnosis = RESPLimits(depth: 16, bulkLength: 16 << 20, elements: 1 << 20, totalBytes: 32 << 20)
}
