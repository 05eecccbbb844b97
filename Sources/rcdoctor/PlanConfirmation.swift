import Foundation
import Repair
import Reports
import RuleFormat
import Rules

/// Asks before anything is changed: `yes` for safe steps, the cluster's first address for disruptive ones.
struct PlanConfirmation {
    let yes: Bool
    let allowDestructive: Bool

    func ask(_ steps: [RepairStep], target: String?) throws {
        let risk = steps.map(\.risk).max() ?? .safe
        if risk == .destructive, !allowDestructive {
            throw Failure(
                .fixFailed,
                "this plan may lose something for good. Allow that with --allow destructive. Nothing was changed."
            )
        }
        if yes, risk != .destructive { return }
        guard isatty(STDIN_FILENO) == 1 || (yes && allowDestructive) else {
            throw Failure(
                .fixFailed,
                "--apply asks before it starts, and there is no terminal. Add --yes. Nothing was changed."
            )
        }
        // Who names the risk and says yes in one call has answered, too: nobody is there to ask in a script.
        if yes, allowDestructive { return }
        let expected = risk == .safe ? "yes" : target ?? "yes"
        let nodes = Set(steps.map(\.node)).count
        Output.error(
            "\(Formatter.plural(Int64(steps.count), "step")) will change \(Formatter.plural(Int64(nodes), "node")). "
                + "Type \(expected) to go on:"
        )
        guard readLine(strippingNewline: true) == expected else {
            throw Failure(.fixFailed, "not confirmed. Nothing was changed.")
        }
    }

    /// Before config files are edited.
    func askAboutFiles(_ count: Int) throws {
        if yes { return }
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
