import Facts
import RuleFormat
import Rules
import SampleCluster
import Testing

@testable import Diagnosis

@Suite struct VerdictTests {
    @Test(
        "the worst finding decides; what was not seen spoils only good news",
        arguments: [
            (nil, true, .healthy), (nil, false, .incomplete), (.notice, true, .notices), (.notice, false, .incomplete),
            (.warning, true, .warnings), (.warning, false, .incomplete), (.error, true, .errors),
            (.error, false, .errors),
            (.critical, true, .critical), (.critical, false, .critical),
        ] as [(Severity?, Bool, Verdict)]
    )
    func table(worst: Severity?, complete: Bool, verdict: Verdict) {
        #expect(Verdict(worst: worst, complete: complete) == verdict)
    }

    @Test(
        "which answers leave a gap",
        arguments: [
            (.ok, .healthy), (.unsupported, .healthy), (.notAsked, .healthy), (.denied, .incomplete),
            (.unreachable, .incomplete), (.timedOut, .incomplete),
        ] as [(CollectionStatus, Verdict)]
    )
    func collection(status: CollectionStatus, verdict: Verdict) throws {
        let fact = CollectionFact(node: "h:1", collector: .config, status: status)
        #expect(try Diagnosing.diagnosis([], collection: [fact]).verdict == verdict)
    }

    @Test("a rule that broke leaves a gap, too")
    func broken() throws {
        let outcome = RuleOutcome(rule: SampleRule.rule("a/b"), status: .broken("no such table"))
        #expect(try Diagnosis(outcomes: [outcome], store: FactStore()).verdict == .incomplete)
    }
}
