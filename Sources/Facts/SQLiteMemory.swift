import CSQLite

/// How SQLite keeps account of its memory.
package enum SQLiteMemory {
    /// Lets threads ask for memory without waiting for each other; for the rest of the process nobody knows how much SQLite
    /// has taken, so that the budget of rules of an operator's folder could not be kept.
    ///
    /// Only before SQLite is used for the first time; later it does nothing.
    package static func leaveUncounted() {
        _ = sqlite_leave_memory_uncounted()
    }
}
