/// The results as Markdown, beside what redis-cli said.
struct ResultTable {
    let results: BenchResults

    var markdown: String {
        if results.faults.isEmpty, results.repairs != nil { return RepairTable(results: results).markdown }
        var lines = ["| fault injected | rcdoctor says | beside it | redis-cli --cluster check |", "|---|---|---|---|"]
        lines += results.faults.sorted { ($0.area, $0.name) < ($1.area, $1.name) }.map(row)
        lines += ["", summary, ""]
        lines += ["| odd but healthy | errors and criticals | warnings and notices |", "|---|---|---|"]
        lines += results.states.map { state in
            let alarms = state.failure.map { "not tried: \($0)" } ?? list(state.alarms)
            return "| \(state.name): \(state.summary) | \(cell(alarms)) | \(list(state.remarks)) |"
        }
        if results.repairs != nil { lines += ["", RepairTable(results: results).markdown] }
        return lines.joined(separator: "\n")
    }

    /// The totals, with redis-cli's column.
    var summary: String {
        let judged = results.judged
        let found = judged.filter(\.isFound).count
        let asked = judged.filter { $0.verdict != .notAsked }
        let silent = results.states.filter(\.isSilent).count
        func count(_ verdict: CheckResult.Verdict) -> Int { asked.filter { $0.verdict == verdict }.count }
        return """
            rcdoctor named \(found) of \(judged.count) faults by cause and place. Of the \(asked.count) that it could be \
            asked about, redis-cli --cluster check found \(count(.found)), passed \(count(.passed)) as healthy, called \
            \(count(.misnamed)) something else, and hung on \(count(.hung)). \(silent) of \(results.states.count) odd but \
            healthy states gave no error.
            """
    }

    private func row(_ trial: FaultTrial) -> String {
        let verdict =
            trial.failure.map { "not tried: \($0)" }
            ?? (!trial.isKnown
                ? "no rule yet (\(trial.rule))"
                : trial.isFound ? trial.rule : "**\(trial.outcome.rawValue)** (\(trial.rule))")
        let under = trial.cause.map { ", below \($0)" } ?? ""
        return "| \(trial.name) | \(cell(verdict))\(under) | \(list(trial.others)) | \(cell(trial.checkText)) |"
    }

    private func list(_ texts: [String]) -> String { texts.isEmpty ? "nothing" : texts.joined(separator: ", ") }

    private func cell(_ text: String) -> String {
        let line = text.replacing("|", with: "/").replacing("\n", with: " ")
        return line.count > 110 ? String(line.prefix(109)) + "…" : line
    }

    /// The compact table of the README: fault, finding, redis-cli's verdict.
    var block: ReadmeBlock {
        let lines = ["| fault | rcdoctor | redis-cli |", "|---|---|---|"]
        let rows = results.judged.sorted { ($0.area, $0.name) < ($1.area, $1.name) }.map { trial in
            let own = trial.isFound ? trial.rule : "**\(trial.outcome.rawValue)** (\(trial.rule))"
            return "| \(trial.name) | \(own) | \(trial.verdict.rawValue) |"
        }
        return ReadmeBlock(name: "faults", summary: summary, table: lines + rows)
    }
}

extension FaultTrial {
    var area: Substring { rule.split(separator: "/").first ?? "" }

    var verdict: CheckResult.Verdict { check?.verdict(on: rule) ?? .notAsked }

    var checkText: String {
        guard let check else { return "not asked" }
        let complaint = check.complaints.first.map { ": \($0)" } ?? ""
        return "\(verdict.rawValue)\(verdict == .passed && complaint.isEmpty ? ", exit 0" : complaint)"
    }
}
