/// What became of the faults that can be repaired online, as Markdown.
struct RepairTable {
    let results: BenchResults

    private var repairs: [RepairTrial] { (results.repairs ?? []).sorted { $0.name < $1.name } }
    private var tried: [RepairTrial] { repairs.filter { $0.failure == nil } }

    var markdown: String {
        var lines = ["| fault | class | rcdoctor fix | redis-cli --cluster fix |", "|---|---|---|---|"]
        lines += repairs.map {
            "| \($0.name) | \($0.grade.rawValue) | \(cell(Self.own($0))) | \(cell(Self.other($0))) |"
        }
        return (lines + ["", summary]).joined(separator: "\n")
    }

    var summary: String {
        let rivals = tried.filter { $0.rival != nil }
        let advice = tried.count { $0.outcome == .adviceOnly }
        let words = advice == 0 ? "" : " For \(advice) it has words for a person, and changes nothing."
        return """
            rcdoctor fix repaired \(share(.a)) faults of class A and \(share(.b)) of class B, and lost \
            \(tried.reduce(0) { $0 + $1.keysLost }) keys.\(words) Of the same \(rivals.count), redis-cli --cluster fix \
            repaired \(rivals.count { $0.rival?.isEmpty == true }), and lost \
            \(rivals.reduce(0) { $0 + $1.rivalKeysLost }) keys.
            """
    }

    /// The compact table of the README: fault, class, what became of it.
    var block: ReadmeBlock {
        let lines = ["| fault | class | rcdoctor fix | redis-cli --cluster fix |", "|---|---|---|---|"]
        let rows = tried.sorted { ($0.grade.rawValue, $0.name) < ($1.grade.rawValue, $1.name) }.map { trial in
            let own = trial.outcome == .failed ? "**not repaired**" : trial.outcome.rawValue
            let lost = trial.rivalKeysLost == 0 ? "" : ", \(trial.rivalKeysLost) keys lost"
            let other = trial.rival.map { ($0.isEmpty ? "repaired" : "not repaired") + lost } ?? "not asked"
            return "| \(trial.name) | \(trial.grade.rawValue) | \(own) | \(other) |"
        }
        return ReadmeBlock(name: "repairs", summary: summary, table: lines + rows)
    }

    private func share(_ grade: RepairClass) -> String {
        let graded = tried.filter { $0.grade == grade }
        return "\(graded.count { $0.outcome == .repaired }) of \(graded.count)"
    }

    static func own(_ trial: RepairTrial) -> String {
        if let failure = trial.failure { return "not tried: \(failure)" }
        let steps = trial.steps.count
        switch trial.outcome {
        case .repaired: return "repaired, \(steps) \(steps == 1 ? "step" : "kinds of steps")"
        case .adviceOnly: return "advice only"
        case .failed: return "**not repaired**: \(trial.left.first ?? "")"
        }
    }

    static func other(_ trial: RepairTrial) -> String {
        guard let left = trial.rival else { return "not asked" }
        let lost = trial.rivalKeysLost == 0 ? "" : ", \(trial.rivalKeysLost) keys lost"
        return (left.isEmpty ? "repaired" : "not repaired: \(left[0])") + lost
    }

    private func cell(_ text: String) -> String {
        let line = text.replacing("|", with: "/").replacing("\n", with: " ")
        return line.count > 110 ? String(line.prefix(109)) + "…" : line
    }
}
