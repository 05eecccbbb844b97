import Foundation
import Lab
import TestSupport

/// One fault, injected into two clusters: one is repaired by rcdoctor, the other by `redis-cli --cluster fix`.
struct RepairTrial: Codable, Sendable {
    enum Outcome: String, Codable {
        case repaired
        /// The plan is nothing but words for a person.
        case adviceOnly = "advice only"
        case failed
    }

    let name: String
    let rule: String
    let grade: RepairClass
    var outcome = Outcome.failed
    /// Commands of the plan, as it was printed.
    var steps: [String] = []
    /// How often `fix --apply` was called.
    var runs = 0
    /// What is not as it should be, by the independent check.
    var left: [String] = []
    var keysLost = 0
    /// What `redis-cli --cluster fix` left, empty if it repaired the fault; nil: it was not asked.
    var rival: [String]?
    var rivalKeysLost = 0
    var failure: String?
    /// What `fix` said, run by run, where it did not repair.
    var transcript: [String]?
    var seconds = 0.0

    static func run(_ fault: any LabFault, _ grade: RepairClass, _ settings: StageSettings) async -> RepairTrial {
        let started = ContinuousClock.now
        var trial = RepairTrial(name: fault.name, rule: fault.rule, grade: grade)
        do {
            var settings = settings
            if let wanted = fault.server {
                guard let server = settings.server(wanted) else {
                    throw TestFailure("needs a server \(wanted)…, see --servers")
                }
                settings.server = server
            }
            let empty = trial
            trial = try await onBrokenLab(fault, settings) { scene in try await empty.repaired(scene) }
            if settings.asksRival {
                let own = trial
                trial = try await onBrokenLab(fault, settings) { scene in try await own.rivalled(scene) }
            }
        } catch {
            trial.failure = "\(error)"
        }
        trial.seconds = (ContinuousClock.now - started) / .seconds(1)
        return trial
    }

    /// A broken cluster, and what is known about it from before.
    private struct Scene: Sendable {
        let stage: Stage
        let view: View
        let proof: ClusterProof
        let unreachableBefore: Int
        let fault: any LabFault
    }

    private static func onBrokenLab(
        _ fault: any LabFault,
        _ settings: StageSettings,
        _ body: @escaping @Sendable (Scene) async throws -> RepairTrial
    ) async throws -> RepairTrial {
        let stage = try Stage(settings)
        defer { stage.remove() }
        return try await within(.seconds(400 + fault.settles)) {
            try await stage.withLab { lab in
                let cluster = await LabCluster.read(lab)
                let tally = try await LabKeys(cluster).write(ClusterProof.keys)
                guard tally.good == ClusterProof.keys else { throw TestFailure("not all keys were taken: \(tally)") }
                try await Task.sleep(for: .milliseconds(500))
                var proof = ClusterProof(lab, fault.question)
                proof.noteHealthy()
                let places = fault.subject(in: cluster).nodes ?? []
                try await fault.inject(into: cluster)
                try await Task.sleep(for: .seconds(fault.settles))
                proof.noteBroken()
                let view = View(lab: lab, cluster: cluster, question: fault.question, avoid: Set(places))
                let unreachable = await proof.unreachableKeys()
                return try await body(
                    Scene(stage: stage, view: view, proof: proof, unreachableBefore: unreachable, fault: fault)
                )
            }
        }
    }

    private func repaired(_ scene: Scene) async throws -> RepairTrial {
        var trial = self
        var plan = try await scene.stage.fix(scene.view, [])
        // Where a node has a password of its own, whoever runs the cluster knows it.
        var passwords: [String] = []
        if let odd = plan.output.firstMatch(of: #/--node-password\s+(\S+)=FILE/#).map({ String($0.1) }) {
            passwords = ["--node-password", "\(odd)=\(try scene.stage.passwordFile())"]
            plan = try await scene.stage.fix(scene.view, passwords)
        }
        trial.steps = Self.commands(plan.output)
        var words = ["--apply", "--yes"]
        var last = plan
        var said = [plan.text]
        // What comes up on the way is left for the next run, and the plan may need to be confirmed by its own word.
        while trial.runs < 4 {
            last = try await scene.stage.fix(scene.view, words + passwords)
            said.append(last.text)
            if let word = Self.confirmation(last.errors) {
                words = ["--apply", "--yes", "--allow", "destructive", "--confirm", word]
                continue
            }
            if last.errors.contains("--allow destructive"), !words.contains("--allow") {
                words += ["--allow", "destructive"]
                continue
            }
            trial.runs += 1
            words = ["--apply", "--yes"]
            if last.exit == 0 || !last.output.contains("  ok ") { break }
        }
        trial.left = await scene.proof.complaints(touched: trial.steps, within: .seconds(20))
        trial.keysLost = max(0, await scene.proof.unreachableKeys() - scene.unreachableBefore)
        let scan = try await scene.stage.scan(scene.view)
        if let finding = scan.findings.first(where: { $0.rule == scene.fault.rule && !$0.severity.isEmpty }) {
            trial.left.append("\(finding.rule) is still found")
        }
        if trial.steps.isEmpty {
            trial.outcome = .adviceOnly
        } else {
            trial.outcome = trial.left.isEmpty && trial.keysLost == 0 ? .repaired : .failed
        }
        if trial.outcome != .repaired { trial.transcript = said }
        if trial.outcome != .repaired { trial.left.append("fix: " + Self.tail(last)) }
        return trial
    }

    private func rivalled(_ scene: Scene) async throws -> RepairTrial {
        var trial = self
        try await scene.stage.rivalFix(scene.view)
        trial.rival = await scene.proof.complaints(touched: [], within: .seconds(10))
        trial.rivalKeysLost = max(0, await scene.proof.unreachableKeys() - scene.unreachableBefore)
        let scan = try await scene.stage.scan(scene.view)
        if scan.findings.contains(where: { $0.rule == scene.fault.rule }) {
            trial.rival?.append("the fault is still there")
        }
        return trial
    }

    /// Lines of a printed plan that begin with a number: `    3     CONFIG SET masterauth <masterauth>   safe`.
    private static func commands(_ plan: String) -> [String] {
        plan.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^ {4}\d+(-\d+)? +(.+?) {3}(safe|disruptive|destructive)$/).map { String($0.2) }
        }
    }

    private static func confirmation(_ errors: String) -> String? {
        errors.firstMatch(of: #/add --confirm (\S+)\. /#).map { String($0.1) }
    }

    private static func tail(_ run: ProgramRun) -> String {
        let lines = run.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let telling = lines.filter { $0.contains("failed") || $0.contains("stopped") || $0.hasPrefix("rcdoctor:") }
        return "exit \(run.exit) \((telling.isEmpty ? lines.suffix(3) : telling.suffix(3)).joined(separator: " / "))"
    }

    /// For the terminal while it goes on.
    var line: String {
        let words = failure.map { "NOT TRIED: \($0)" } ?? outcome.rawValue.uppercased()
        let rest = left.isEmpty ? "" : ": \(left.joined(separator: "; "))"
        let other =
            rival.map { "; redis-cli --cluster fix: \($0.isEmpty ? "repaired" : $0.joined(separator: "; "))" } ?? ""
        let lost = keysLost + rivalKeysLost == 0 ? "" : "; keys lost \(keysLost), by redis-cli \(rivalKeysLost)"
        return
            "\(name) [\(grade.rawValue)]: \(words) by \(steps.count) steps in \(Int(seconds)) s\(rest)\(other)\(lost)"
    }
}
