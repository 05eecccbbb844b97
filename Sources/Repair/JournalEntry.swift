import RuleFormat

/// One line of a journal.
///
/// It holds no password: commands stand with `<masterauth>` in their place.
package struct JournalEntry: Codable, Sendable {
    package enum Event: String, Codable, Sendable {
        /// Second line: the plan as it was confirmed.
        case planned
        /// First line: what this repair is about.
        case started
        /// Written before the command is sent: after a crash this step may or may not have happened.
        case begin
        case done
        case failed
        /// The step was not needed any more.
        case dropped
        /// The step was taken back.
        case undone
        case finished
    }

    package var event: Event
    /// RFC 3339, UTC.
    package var at: String
    package var step: Int?
    package var rule: String?
    package var node: String?
    package var run: String?
    /// The way back, as words; a password is named, never written.
    package var undo: [CommandWord]?
    package var undoMove: SlotMove?
    /// Where it is sent, if not to `node`.
    package var undoNode: String?
    /// How a changed file is brought back.
    package var restore: FileRestore?
    package var undoLast: Bool?
    /// Nodes that must hold no keys before this step is taken back.
    package var undoNeedsEmpty: [String]?
    package var detail: String?
    /// Only in the second line.
    package var plan: RepairPlan?
    /// Only in the first line: targets of the repair, and the tool's version.
    package var targets: [String]?
    package var tool: String?

    init(_ event: Event, at: String) {
        self.event = event
        self.at = at
    }
}
