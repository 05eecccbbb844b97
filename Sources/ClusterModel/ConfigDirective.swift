/// One setting in a config file.
package struct ConfigDirective: Sendable, Hashable {
    /// Counted from 1.
    package let line: Int
    /// As written, in lower case; see `ConfigName.canonical(_:)`.
    package let name: String
    /// All arguments without their quotes, joined by single spaces, as `CONFIG GET` shows most of them.
    package let value: ConfigValue
    /// The arguments without their quotes; empty for a secret, which only `value` holds.
    package let arguments: [String]
    /// Where name and arguments stand in the bytes of the file.
    let nameRange: Range<Int>
    let argumentRange: Range<Int>
}
