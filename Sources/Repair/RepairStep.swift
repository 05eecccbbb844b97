package import RuleFormat

/// One command on one node, or one move of slots, with what must hold before and after it and the way back.
package struct RepairStep: Sendable, Hashable, Codable {
    package var rule: String
    /// Ids of the findings that it mends.
    package var findings: [String]
    package var title: String
    package var node: String
    /// The command; for a move, the words that stand for it.
    package var run: [CommandWord]
    package var risk: Risk
    /// Slots or keys to be moved, in place of a command.
    package var move: SlotMove?
    package var guards: [Condition] = []
    package var checks: [Condition] = []
    /// Bound for the checks, milliseconds.
    package var checkWithin = 10_000
    /// How long to wait before the checks, milliseconds: for what comes back only after a while.
    package var settle: Int?
    /// The finding must be gone after so many milliseconds.
    package var goneWithin: Int?
    /// Empty: there is no way back, or none is needed.
    package var undo: [CommandWord] = []
    package var undoMove: SlotMove?
    /// Where the way back begins, if not at the node itself.
    package var undoNode: String?
    /// CONFIG REWRITE is taken back by running it once more, after all other steps were taken back.
    package var undoLast = false
    package var undoGuards: [Condition] = []
    /// What is lost, if anything is.
    package var loses: String?

    package init(
        rule: String,
        findings: [String],
        title: String,
        node: String,
        run: [CommandWord],
        risk: Risk
    ) {
        self.rule = rule
        self.findings = findings
        self.title = title
        self.node = node
        self.run = run
        self.risk = risk
    }

    /// A move of slots or keys.
    ///
    /// Slots can be moved back; keys that went home stay there.
    package init(rule: String, findings: [String], title: String, move: SlotMove) {
        self.init(
            rule: rule,
            findings: findings,
            title: title,
            node: move.source.node,
            run: move.words,
            risk: .disruptive
        )
        self.move = move
        guard move.kind == .slots else { return }
        undoMove = move.reversed
        undo = move.reversed.words
    }

    /// Closes an open slot, under guards.
    var closesSlot: Bool {
        Array(run.prefix(2)) == .plain("CLUSTER", "SETSLOT") && run.last == .text("STABLE") && !guards.isEmpty
    }

    /// The same work on the same node, whatever the reasons for it.
    func isSameWork(as other: RepairStep) -> Bool {
        node == other.node && run == other.run && move == other.move
    }
}
