/// A password or passphrase that can't be printed by mistake: whatever shows it shows `<secret>`.
package struct Secret: Sendable, Hashable {
    private let value: String

    package init(_ value: String) { self.value = value }

    package var isEmpty: Bool { value.isEmpty }

    /// The secret itself, for the connection and the executor only: never store, print, log or throw it.
    package func reveal() -> String { value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "<secret>" }
    package var debugDescription: String { "<secret>" }

    /// Hides the stored value from `dump` and from test failure messages, which read mirrors.
    package var customMirror: Mirror {
        Mirror(self, unlabeledChildren: EmptyCollection<Never>(), displayStyle: .struct)
    }
}
