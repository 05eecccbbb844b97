import Foundation
import Repair
import Reports
import RuleFormat
import Rules

/// Asks before anything is changed; what has to be typed grows with the risk.
///
/// `yes` for safe steps; the cluster's first address for disruptive ones; for destructive ones, which must be allowed
/// besides, the nodes that they run on. `--yes` answers for the first two only, `--confirm` holds any answer ready.
struct PlanConfirmation {
    let yes: Bool
    let allowDestructive: Bool
    let confirm: String?

    func ask(_ steps: [RepairStep], target: String?) throws {
        let risk = steps.map(\.risk).max() ?? .safe
        if risk == .destructive, !allowDestructive {
            throw Failure(
                .fixFailed,
                "this plan may lose something for good. Allow that with --allow destructive. Nothing was changed."
            )
        }
        let word = Self.word(for: steps, target: target)
        if let confirm {
            guard confirm == word else {
                throw Failure(
                    .fixFailed,
                    "--confirm says \(confirm), but this plan is confirmed by \(word). Nothing was changed."
                )
            }
            return
        }
        if yes, risk != .destructive { return }
        guard isatty(STDIN_FILENO) == 1 else {
            let way = risk == .destructive ? "Look at the steps, then add --confirm \(word)." : "Add --yes."
            throw Failure(
                .fixFailed,
                "--apply asks before it starts, and there is no terminal. \(way) Nothing was changed."
            )
        }
        let nodes = Set(steps.map(\.node)).count
        Output.error(
            "\(Formatter.plural(Int64(steps.count), "step")) will change \(Formatter.plural(Int64(nodes), "node")). "
                + "Type \(word) to go on:"
        )
        guard readLine(strippingNewline: true) == word else {
            throw Failure(.fixFailed, "not confirmed. Nothing was changed.")
        }
    }

    /// What confirms these steps.
    static func word(for steps: [RepairStep], target: String?) -> String {
        switch steps.map(\.risk).max() ?? .safe {
        case .safe, .manual: "yes"
        case .disruptive: target ?? "yes"
        case .destructive:
            Set(steps.filter { $0.risk == .destructive }.map(\.node)).sorted().joined(separator: ",")
        }
    }

    /// Before config files are edited.
    func askAboutFiles(_ count: Int) throws {
        if yes || confirm == "yes" { return }
        guard isatty(STDIN_FILENO) == 1 else {
            throw Failure(
                .fixFailed,
                "--apply asks before it starts, and there is no terminal. Add --yes. Nothing was changed."
            )
        }
        Output.error("\(Formatter.plural(Int64(count), "file")) will be changed. Type yes to go on:")
        guard readLine(strippingNewline: true) == "yes" else {
            throw Failure(.fixFailed, "not confirmed. Nothing was changed.")
        }
    }
}
