import Diagnosis
import Examination
import Facts
import RuleFormat
import SampleCluster
import Testing

@testable import Repair

@Suite struct RepairPlannerTests {
    private func plan(_ fixes: [RuleFix], _ cluster: SampleCluster? = nil) throws -> (RepairPlan, Examining) {
        let made = try Examining(cluster ?? passwords(), fixes: fixes)
        return (RepairPlanner.plan(made.examination), made)
    }

    private func command(_ run: [String], undo: [String] = [], risk: Risk = .safe) -> RuleFix {
        .command(
            RuleCommand(
                title: "mend {node}",
                risk: risk,
                node: "node",
                run: run,
                undo: undo,
                goneWithinMilliseconds: 30_000,
                loses: nil
            )
        )
    }

    @Test("a command of a rule becomes a step with its words filled, and a secret stays a secret")
    func command() throws {
        let fix = command(
            ["CONFIG", "SET", "masterauth", "{secret:node.requirepass}"],
            undo: ["CONFIG", "SET", "x", "{node}"]
        )
        let (plan, made) = try plan([fix, .advice("only where nothing is automatic")])
        let step = try #require(plan.steps.first)
        #expect(step.title == "mend 127.0.0.1:9001" && step.node == "127.0.0.1:9001" && step.checkWithin == 30_000)
        #expect(step.run.last == .secret(node: "127.0.0.1:9001", name: "requirepass", shown: "requirepass"))
        #expect(step.undo.shown == "CONFIG SET x 127.0.0.1:9001" && plan.advice.isEmpty)
        let summary = try #require(plan.summaries(of: [made.finding])[made.finding.id])
        #expect(summary.available && summary.risk == .safe && summary.advice == nil)
        #expect(summary.steps.map(\.run) == ["CONFIG SET masterauth <requirepass>"])
    }

    @Test("where nothing is automatic the rule's advice stands, trimmed and once")
    func advice() throws {
        let (plan, made) = try plan([.advice("start {node} again\n"), .advice("start {node} again\n")])
        #expect(plan.steps.isEmpty && plan.advice.map(\.text) == ["start 127.0.0.1:9001 again"])
        let summary = try #require(plan.summaries(of: [made.finding])[made.finding.id])
        #expect(!summary.available && summary.risk == .manual && summary.advice == "start 127.0.0.1:9001 again")
    }

    @Test("one command that two fixes ask for is one step")
    func merged() throws {
        let (plan, _) = try plan([command(["PING"]), command(["PING"]), command(["PING", "x"], risk: .disruptive)])
        #expect(plan.steps.lines == ["9001: PING", "9001: PING x"] && plan.risk == .disruptive)
        #expect(plan.steps[0].findings.count == 1)
    }

    @Test("settings of two rules are kept by one CONFIG REWRITE, after both")
    func rewrite() throws {
        let rewrite = command(["CONFIG", "REWRITE"])
        let (plan, _) = try plan([
            command(["CONFIG", "SET", "hz", "20"]), rewrite, command(["CONFIG", "SET", "timeout", "0"]), rewrite,
        ])
        #expect(
            plan.steps.lines == ["9001: CONFIG SET hz 20", "9001: CONFIG SET timeout 0", "9001: CONFIG REWRITE"]
        )
        #expect(plan.steps.last?.findings.count == 1)
    }

    @Test("a procedure is called by its name; one that is not there is said to be missing")
    func procedure() throws {
        let (known, _) = try plan([.procedure(name: "align-passwords", title: "t", risk: .disruptive)])
        #expect(!known.steps.isEmpty)
        let (unknown, _) = try plan([.procedure(name: "pray", title: "pray for it", risk: .manual)])
        #expect(
            unknown.steps.isEmpty && unknown.advice.map(\.text) == ["pray for it: this version has no procedure 'pray'"]
        )
    }

    @Test("every procedure has a name of its own")
    func names() {
        #expect(Set(Procedures.names).count == Procedures.names.count && Procedures.names.contains("form-cluster"))
    }
}
