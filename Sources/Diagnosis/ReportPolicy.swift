import Facts
package import RuleFormat
import Rules

/// What an operator knows already: findings that count, but do not fail the scan.
package struct ReportPolicy: Sendable {
    package var mutes: [RuleMute]
    /// Findings of an earlier scan, and the file that they stand in.
    package var baseline: (file: String, findings: Set<String>)?
    /// `2026-12-31`, in UTC.
    package var today: String

    package init(mutes: [RuleMute] = [], baseline: (file: String, findings: Set<String>)? = nil, today: String = "") {
        self.mutes = mutes
        self.baseline = baseline
        self.today = today
    }

    /// Marks what is known.
    ///
    /// - Returns: why mutes did not hold, in words.
    func apply(to findings: inout [Finding]) -> [String] {
        var notes: [String] = []
        if let baseline {
            for index in findings.indices where baseline.findings.contains(findings[index].id) {
                findings[index].muted = "known since \(baseline.file)"
            }
        }
        for mute in mutes {
            let matching = findings.indices.filter { findings[$0].matches(mute) }
            if let reason = lift(mute, matching.count) {
                if !matching.isEmpty { notes.append(reason) }
                continue
            }
            for index in matching { findings[index].muted = mute.reason }
        }
        return notes
    }

    private func lift(_ mute: RuleMute, _ count: Int) -> String? {
        if let until = mute.until, until < today {
            return "the mute of \(mute.rule) ended on \(until)"
        }
        if let most = mute.count, count > most {
            return "the mute of \(mute.rule) is lifted: it was for \(most), and now there are \(count)"
        }
        return nil
    }
}

extension Finding {
    func matches(_ mute: RuleMute) -> Bool {
        rule.id == mute.rule && mute.key.allSatisfy { row[$0.key]?.description == $0.value }
    }
}
