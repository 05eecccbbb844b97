import ClusterModel
import Collectors
import Diagnosis
import Examination
import RuleFormat

/// Gives all nodes one password, in the order in which nothing breaks on the way.
///
/// masterauth comes first, on *every* node, since roles change; then requirepass where it is missing; then the config
/// files. A node without a password refuses a replica that sends one, so masterauth alone would only move the fault.
struct AlignPasswords: Procedure {
    static let name = "align-passwords"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        let nodes = examination.sample.nodes
        guard let reference = Reference(examination) else {
            return ProcedureResult(advice: [Self.noReference(examination)])
        }
        var result = ProcedureResult()
        let open = nodes.filter { $0.state == .answered && $0.config != nil }
        let changes = open.map { NodeChange($0, examination.vault, reference) }
        // Until all have the new one, a node that has another takes both.
        for change in changes where change.takesTwo { result.steps.append(addPassword(change, reference, finding)) }
        for change in changes where change.masterauth { result.steps.append(setMasterauth(change, reference, finding)) }
        for change in changes where change.requirepass {
            result.steps.append(setRequirepass(change, reference, finding))
        }
        for change in changes where change.masterauth || change.requirepass || change.holdsReference {
            if change.sample.info?["config_file"]?.isEmpty == false {
                result.steps.append(rewrite(change, finding))
            } else {
                result.advice.append(Self.noConfigFile(change.sample.name))
            }
        }
        // Nothing to change means nothing to rewrite either.
        if !changes.contains(where: { $0.masterauth || $0.requirepass }) { result.steps = [] }
        for node in nodes where node.state == .wrongPassword || node.state == .noPassword {
            result.advice.append(
                "\(node.name) refuses rcdoctor's password. Name the right one with --node-password \(node.name)=FILE, "
                    + "or set requirepass and masterauth there by hand to what the other nodes have."
            )
        }
        return result
    }

    private func setMasterauth(_ change: NodeChange, _ reference: Reference, _ finding: Finding) -> RepairStep {
        var step = base(change, finding, "let it log in to any master", ["CONFIG", "SET", "masterauth"], .safe)
        step.run.append(reference.word("masterauth"))
        step.undo = .plain("CONFIG", "SET", "masterauth") + [change.previous("masterauth")]
        step.guards = [.init(change.name, .config(name: "masterauth", oneOf: [change.previous("masterauth")]))]
        step.checks = [.init(change.name, .config(name: "masterauth", oneOf: [reference.word("masterauth")]))]
        let link = change.sample.info.flatMap { ReplicationInfo($0) }
        if link?.linkStatus == .down, reference.opens(masterOf: change.sample) {
            // A full sync may have to wait for repl-diskless-sync-delay, 5 s by default.
            step.checks.append(.init(change.name, .linkUp))
            step.checkWithin = 60_000
        }
        return step
    }

    private func addPassword(_ change: NodeChange, _ reference: Reference, _ finding: Finding) -> RepairStep {
        let words = ["ACL", "SETUSER", "default"]
        var step = base(change, finding, "take the usual password beside its own, until all have it", words, .safe)
        step.run.append(reference.marked(">"))
        // No way back: once requirepass has been set the new one is the only one, and taking it away would lock all out.
        step.guards = [.init(change.name, .config(name: "requirepass", oneOf: [change.previous("requirepass")]))]
        return step
    }

    private func setRequirepass(_ change: NodeChange, _ reference: Reference, _ finding: Finding) -> RepairStep {
        var step = base(
            change,
            finding,
            "ask clients for the same password as the others",
            ["CONFIG", "SET", "requirepass"],
            .disruptive
        )
        step.run.append(reference.word("requirepass"))
        step.undo = .plain("CONFIG", "SET", "requirepass") + [change.previous("requirepass")]
        step.guards = [.init(change.name, .config(name: "requirepass", oneOf: [change.previous("requirepass")]))]
        step.checks = [.init(change.name, .config(name: "requirepass", oneOf: [reference.word("requirepass")]))]
        step.loses = "new connections without the password are refused"
        return step
    }

    private func rewrite(_ change: NodeChange, _ finding: Finding) -> RepairStep {
        var step = base(change, finding, "keep it over a restart", ["CONFIG", "REWRITE"], .safe)
        step.undo = .plain("CONFIG", "REWRITE")
        step.undoLast = true
        return step
    }

    private func base(
        _ change: NodeChange,
        _ finding: Finding,
        _ title: String,
        _ words: [String],
        _ risk: Risk
    ) -> RepairStep {
        RepairStep(
            rule: finding.rule.id,
            findings: [finding.id],
            title: title,
            node: change.name,
            run: words.map { .text($0) },
            risk: risk
        )
    }

    /// Why there is no password to give to all: it is not known here, or most masters have none.
    private static func noReference(_ examination: Examination) -> String {
        let nodes = examination.sample.nodes
        let closed = nodes.filter { $0.state == .noPassword || $0.state == .wrongPassword }.map(\.name)
        if let first = closed.first {
            return "\(closed.joined(separator: ", ")) asks for a password that is not known here. Run again with "
                + "REDISCLI_AUTH set to it, or, if the nodes differ, with --node-password \(first)=FILE for each."
        }
        let odd = nodes.filter { examination.vault[$0.name, "requirepass"]?.isEmpty == false }.map(\.name)
        return "most masters ask for no password, but \(odd.joined(separator: ", ")) does. Decide which it shall be: "
            + "CONFIG SET requirepass \"\" and CONFIG REWRITE there, or the same requirepass and masterauth on every node."
    }

    private static func noConfigFile(_ node: String) -> String {
        "\(node) runs without a config file, so CONFIG REWRITE can't keep the change. Write these two lines into the "
            + "file that it is started from, with the password in place of the dots: "
            + "requirepass ...  and  masterauth ..."
    }
}

/// What one node lacks.
private struct NodeChange {
    let sample: NodeSample
    let masterauth: Bool
    let requirepass: Bool
    let holdsReference: Bool

    init(_ sample: NodeSample, _ vault: SecretVault, _ reference: Reference) {
        self.sample = sample
        masterauth = vault[sample.name, "masterauth"] != reference.password
        requirepass = vault[sample.name, "requirepass"] != reference.password
        holdsReference = !requirepass
    }

    var name: String { sample.name }

    /// Whether it has another password and a server that can take two (6.0 on).
    var takesTwo: Bool {
        guard requirepass, sample.config?["requirepass"]?.isEmpty == false else { return false }
        return (sample.info.flatMap { ServerVersion(info: $0) }?.number ?? 0) >= 60_000
    }

    /// The value before the change: the empty text, or the name of the old password.
    func previous(_ directive: String) -> CommandWord {
        let isSet = sample.config?[directive]?.isEmpty == false
        return isSet ? .secret(node: name, name: directive, shown: "old \(directive)") : .text("")
    }
}

/// The password that all nodes shall have: the one that most masters with slots ask for.
private struct Reference {
    let password: Secret
    let holder: String

    /// Nil unless more than half of the masters that could be asked hold it: below that it is a person's choice.
    init?(_ examination: Examination) {
        let open = examination.sample.nodes.filter { $0.config != nil }
        let owners = open.filter { $0.nodes?.myself?.slots.isEmpty == false }
        let voters = owners.isEmpty ? open : owners
        var holders: [Secret: [String]] = [:]
        for node in voters {
            guard let password = examination.vault[node.name, "requirepass"], !password.isEmpty else { continue }
            holders[password, default: []].append(node.name)
        }
        let best = holders.max { $0.value.count < $1.value.count }
        guard let best, best.value.count * 2 > voters.count, let holder = best.value.min() else { return nil }
        password = best.key
        self.holder = holder
    }

    func word(_ directive: String) -> CommandWord {
        .secret(node: holder, name: "requirepass", shown: directive)
    }

    /// As ACL SETUSER takes it.
    func marked(_ sign: String) -> CommandWord {
        .marked(sign, node: holder, name: "requirepass", shown: "requirepass")
    }

    /// Whether the master of this replica is reachable with the password, so that its link can be expected to come up.
    func opens(masterOf replica: NodeSample) -> Bool {
        guard let master = replica.nodes?.myself?.masterID, let line = replica.nodes?[master] else { return false }
        return line.flags.isDisjoint(with: [.fail, .pfail, .noaddr])
    }
}
