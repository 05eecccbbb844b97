/// The results as Markdown, beside what redis-cli said.
struct ResultTable {
    let faults: [FaultTrial]
    let states: [StateTrial]

    var markdown: String {
        var lines = ["| injected | named by rcdoctor | what else, not as a consequence | redis-cli --cluster check |"]
        lines.append("|---|---|---|---|")
        lines += faults.map(row)
        let found = faults.filter(\.isFound).count
        let passed = faults.filter(\.passedByCheck).count
        lines.append("")
        lines.append(
            "\(found) of \(faults.count) faults found by name and place; redis-cli passed \(passed) as healthy."
        )
        lines.append("")
        lines.append("| odd but healthy | errors and criticals | warnings and notices |")
        lines.append("|---|---|---|")
        lines += states.map { state in
            let alarms = state.failure ?? (state.alarms.isEmpty ? "none" : state.alarms.joined(separator: ", "))
            let remarks = state.remarks.isEmpty ? "none" : state.remarks.joined(separator: ", ")
            return "| \(state.name): \(state.summary) | \(cell(alarms)) | \(remarks) |"
        }
        return lines.joined(separator: "\n")
    }

    private func row(_ trial: FaultTrial) -> String {
        let verdict =
            trial.failure.map { "not tried: \($0)" } ?? (trial.isFound ? "yes: \(trial.rule)" : "NO (\(trial.rule))")
        let others = trial.others.isEmpty ? "nothing" : trial.others.joined(separator: ", ")
        return "| \(trial.name) | \(cell(verdict)) | \(others) | \(cell(trial.checkText)) |"
    }

    private func cell(_ text: String) -> String {
        let line = text.replacing("|", with: "/").replacing("\n", with: " ")
        return line.count > 110 ? String(line.prefix(109)) + "…" : line
    }
}

extension FaultTrial {
    /// redis-cli ended with status 0.
    var passedByCheck: Bool {
        if case .ended(exit: 0, _) = check { true } else { false }
    }

    var checkText: String {
        switch check {
        case nil: "not asked"
        case .hangs: "hangs (15 s)"
        case .ended(0, nil): "exit 0, all OK"
        case .ended(let exit, let complaint): "exit \(exit): \(complaint ?? "")"
        }
    }
}
