package import RESP

/// What a batch may do to the server.
package enum Permission: Hashable, Sendable {
    /// Only commands known to change nothing.
    case observe
    /// Everything: for the executor of a repair plan.
    case repair

    package func allows(_ command: RESPCommand) -> Bool {
        self == .repair || ReadOnlyCommands.contains(command)
    }
}
