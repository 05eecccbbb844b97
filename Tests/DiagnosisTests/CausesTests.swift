import Diagnosis
import RuleFormat
import SampleCluster
import Testing

@Suite struct CausesTests {
    private func rule(_ id: String, _ severity: Severity = .error, explains: [String] = []) -> Rule {
        SampleRule.rule(id, severity: severity, explains: explains)
    }

    @Test("a finding stands below the one that explains it on the same node, and no other")
    func sameSubject() throws {
        let diagnosis = try Diagnosing.diagnosis([
            (rule("a/cause", explains: ["b/effect"]), ["h:1"]), (rule("b/effect"), ["h:1", "h:2"]),
        ])
        let cause = try #require(diagnosis.finding("a/cause"))
        #expect(diagnosis.finding("b/effect", "h:1")?.causedBy == cause.id)
        #expect(diagnosis.finding("b/effect", "h:2")?.causedBy == nil)
        #expect(cause.causes == [diagnosis.finding("b/effect", "h:1")?.id])
    }

    @Test("what concerns no node in particular concerns the whole cluster")
    func wholeCluster() throws {
        let up = try Diagnosing.diagnosis([
            (rule("a/cause", explains: ["b/effect"]), [nil]), (rule("b/effect"), ["h:1"]),
        ])
        #expect(up.finding("b/effect")?.causedBy == up.finding("a/cause")?.id)
        let down = try Diagnosing.diagnosis([
            (rule("a/cause", explains: ["b/effect"]), ["h:1"]), (rule("b/effect"), [nil]),
        ])
        #expect(down.finding("b/effect")?.causedBy == down.finding("a/cause")?.id)
    }

    @Test("a chain is one problem with everything below its first cause")
    func chain() throws {
        let diagnosis = try Diagnosing.diagnosis([
            (rule("c/last"), ["h:1"]), (rule("b/middle", explains: ["c/last"]), ["h:1"]),
            (rule("a/first", explains: ["b/middle"]), ["h:1"]),
        ])
        #expect(diagnosis.problems.map(\.rule.id) == ["a/first"])
        #expect(diagnosis.problems[0].consequences.map(\.rule.id) == ["b/middle", "c/last"])
        #expect(diagnosis.findings.count == 3 && diagnosis.count(.error) == 1)
    }

    @Test("of two causes the worse one is taken, then the one that explains more")
    func bestCause() throws {
        let severity = try Diagnosing.diagnosis([
            (rule("a/lesser", .error, explains: ["c/effect", "x/y"]), ["h:1"]),
            (rule("b/worse", .critical, explains: ["c/effect"]), ["h:1"]), (rule("c/effect"), ["h:1"]),
        ])
        #expect(severity.finding("c/effect")?.causedBy == severity.finding("b/worse")?.id)
        let breadth = try Diagnosing.diagnosis([
            (rule("a/narrow", explains: ["c/effect"]), ["h:1"]),
            (rule("b/broad", explains: ["c/effect", "x/y"]), ["h:1"]), (rule("c/effect"), ["h:1"]),
        ])
        #expect(breadth.finding("c/effect")?.causedBy == breadth.finding("b/broad")?.id)
    }

    @Test("rules that explain each other in a circle leave one of them as the cause")
    func circle() throws {
        let diagnosis = try Diagnosing.diagnosis([
            (rule("a/one", explains: ["b/two"]), ["h:1"]), (rule("b/two", explains: ["c/three"]), ["h:1"]),
            (rule("c/three", explains: ["a/one"]), ["h:1"]),
        ])
        #expect(diagnosis.findings.count { $0.causedBy == nil } == 1)
        #expect(diagnosis.problems.count == 1 && diagnosis.problems[0].consequences.count == 2)
    }

    @Test("nothing is lost: each finding is the root or a consequence of exactly one problem")
    func complete() throws {
        let nodes = (1...4).map { "h:\($0)" as String? }
        let diagnosis = try Diagnosing.diagnosis([
            (rule("a/a", .warning, explains: ["b/b", "c/c"]), Array(nodes.prefix(2))),
            (rule("b/b", explains: ["c/c", "d/d"]), nodes),
            (rule("c/c", .critical, explains: ["a/a"]), Array(nodes.suffix(3))),
            (rule("d/d", .notice, explains: ["d/d"]), nodes),
        ])
        let told = diagnosis.problems.flatMap { $0.findings + $0.consequences }.map(\.id)
        #expect(told.sorted() == diagnosis.findings.map(\.id).sorted() && Set(told).count == told.count)
        for finding in diagnosis.findings {
            #expect(
                finding.causes.allSatisfy { id in
                    diagnosis.findings.contains { $0.id == id && $0.causedBy == finding.id }
                }
            )
        }
    }
}
