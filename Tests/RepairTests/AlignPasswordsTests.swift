import ClusterModel
import Collectors
import Examination
import RuleFormat
import SampleCluster
import Testing

@testable import Repair

@Suite struct AlignPasswordsTests {
    /// Masters with a password, replicas with nothing: the usual fault.
    private func broken() throws -> SampleCluster {
        var cluster = try SampleCluster()
        for port in 9001...9003 { cluster[port].requirepass = "first" }
        for port in 9004...9006 { cluster[port].linkStatus = "down" }
        return cluster
    }

    @Test("masterauth on every node first, then requirepass where it is missing, then the files")
    func order() throws {
        let result = try Examining(broken()).plan(AlignPasswords())
        let all = 9001...9006
        #expect(
            result.steps.lines == all.map { "\($0): CONFIG SET masterauth <masterauth>" }
                + (9004...9006).map { "\($0): CONFIG SET requirepass <requirepass>" }
                + all.map { "\($0): CONFIG REWRITE" }
        )
        #expect(result.advice.isEmpty)
        #expect(
            result.steps.map(\.risk) == Array(repeating: .safe, count: 6) + Array(repeating: .disruptive, count: 3)
                + Array(repeating: .safe, count: 6)
        )
    }

    @Test("each step is guarded by the old value, checked by the new one, and knows its way back")
    func guarded() throws {
        let steps = try Examining(broken()).plan(AlignPasswords()).steps
        let word = CommandWord.secret(node: "127.0.0.1:9001", name: "requirepass", shown: "masterauth")
        #expect(steps[0].guards == [Condition("127.0.0.1:9001", .config(name: "masterauth", oneOf: [.text("")]))])
        #expect(steps[0].checks == [Condition("127.0.0.1:9001", .config(name: "masterauth", oneOf: [word]))])
        #expect(steps[0].undo.shown == "CONFIG SET masterauth \"\"" && !steps[0].undoLast)
        #expect(steps[3].checks.last == Condition("127.0.0.1:9004", .linkUp) && steps[3].checkWithin == 60_000)
        #expect(steps[6].undo.shown == "CONFIG SET requirepass \"\"" && steps[6].loses != nil)
        #expect(steps[9].undo.shown == "CONFIG REWRITE" && steps[9].undoLast)
    }

    @Test("a password that is replaced is named in the way back, never written")
    func oldPassword() throws {
        var cluster = try broken()
        cluster[9004].masterauth = "wrong"
        let step = try #require(Examining(cluster).plan(AlignPasswords()).steps.first { $0.node == "127.0.0.1:9004" })
        #expect(step.undo.shown == "CONFIG SET masterauth <old masterauth>")
        #expect(step.guards.first?.description == "127.0.0.1:9004 has masterauth <old masterauth>")
    }

    @Test("where all have the same password there is nothing to do")
    func nothing() throws {
        var cluster = try SampleCluster()
        for port in 9001...9006 {
            cluster[port].requirepass = "first"
            cluster[port].masterauth = "first"
        }
        let result = try Examining(cluster).plan(AlignPasswords())
        #expect(result.steps.isEmpty && result.advice.isEmpty)
    }

    @Test("a node without a config file can't keep it: a person must write the lines")
    func noConfigFile() throws {
        var cluster = try broken()
        cluster[9005].configFile = ""
        let result = try Examining(cluster).plan(AlignPasswords())
        #expect(
            !result.steps.lines.contains("9005: CONFIG REWRITE") && result.steps.lines.contains("9004: CONFIG REWRITE")
        )
        #expect(result.advice.count == 1 && result.advice[0].hasPrefix("127.0.0.1:9005 runs without a config file"))
    }

    @Test("the password of most masters is given to all; the odd one is changed")
    func majority() throws {
        var cluster = try broken()
        cluster[9003].requirepass = "second"
        let steps = try Examining(cluster).plan(AlignPasswords()).steps
        #expect(steps.lines.contains("9003: CONFIG SET requirepass <requirepass>"))
        #expect(!steps.lines.contains("9001: CONFIG SET requirepass <requirepass>"))
        // Meanwhile it takes both, and that is not taken back: it would lock everybody out.
        #expect(steps.lines[0] == "9003: ACL SETUSER default ><requirepass>" && steps[0].undo.isEmpty)
        guard case .secret(let holder, "requirepass", _)? = steps[1].run.last else {
            Issue.record("no secret")
            return
        }
        #expect(["127.0.0.1:9001", "127.0.0.1:9002"].contains(holder))
    }

    @Test("without a majority nothing is changed and a person decides")
    func noMajority() throws {
        var cluster = try broken()
        cluster[9002].requirepass = "second"
        cluster[9003].requirepass = ""
        let split = try Examining(cluster).plan(AlignPasswords())
        #expect(split.steps.isEmpty && split.advice.count == 1)
        var one = try SampleCluster()
        one[9001].requirepass = "first"
        let lone = try Examining(one).plan(AlignPasswords())
        #expect(lone.steps.isEmpty && lone.advice.first?.contains("127.0.0.1:9001 does. Decide") == true)
    }

    @Test("a node that does not let us in is left to a person", arguments: [NodeState.noPassword, .wrongPassword])
    func closed(state: NodeState) throws {
        let made = try Examining(broken())
        var sample = made.examination.sample
        sample.nodes[4] = NodeSample(endpoint: sample.nodes[4].endpoint, seed: false, state: state)
        let result = AlignPasswords().plan(made.finding, made.with(sample))
        #expect(!result.steps.contains { $0.node == "127.0.0.1:9005" } && !result.steps.isEmpty)
        #expect(result.advice.count == 1 && result.advice[0].contains("--node-password 127.0.0.1:9005=FILE"))
    }
}
