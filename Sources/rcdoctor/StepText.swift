import Repair
import Reports
import RuleFormat

/// One step of a repair as a line.
enum StepText {
    static func command(_ step: RepairStep) -> String { shortened(step.run) }

    /// ADDSLOTS of an old server names thousands of slots; nobody reads them.
    static func shortened(_ words: [CommandWord]) -> String {
        guard words.count > 12 else { return words.shown }
        return Array(words.prefix(6)).shown + " … (\(words.count - 2) arguments)"
    }

    static func line(_ event: RepairExecutor.Event, unicode: Bool) -> String {
        switch event {
        case .done(let number, let step, let milliseconds, let checks):
            var text =
                "  \(number)  \(unicode ? "✓" : "ok") \(step.node)   \(command(step))   \(Int(milliseconds)) ms\n"
            for check in checks.prefix(1) { text += "       \(check)\n" }
            return TerminalText.clean(text)
        case .dropped(let number, let step):
            return TerminalText.clean(
                "  \(number)  -  \(step.node)   \(command(step))   not needed any more\n"
            )
        case .progress(let number, let step, let words):
            return TerminalText.clean("  \(number)     \(step.node)   \(words)\n")
        case .failed(let number, let step, let reason, let wasRun):
            let state = wasRun ? "check failed" : "not done"
            return TerminalText.clean(
                "  \(number)  \(unicode ? "✗" : "x") \(step.node)   \(command(step))   \(state)\n       \(reason)\n"
            )
        }
    }
}
