import Diagnosis
import RuleFormat
import Rules

extension Phrase {
    var english: String {
        switch self {
        case .nodesAnswered(let some, let all): "\(some) of \(all) nodes answered"
        case .configFiles(let count): Self.count(count, "config file")
        case .masters: "masters"
        case .replicas: "replicas"
        case .slots: "slots"
        case .state: "state"
        case .served: "served"
        case .slotFate(let fate):
            switch fate {
            case .served: "served"
            case .partly: "served in part"
            case .unserved: "served by nobody"
            case .disputed: "claimed by two"
            }
        case .impact: "impact"
        case .fix: "fix"
        case .also: "also"
        case .consequence: "consequence"
        case .repairSteps(let count, let risk): "rcdoctor fix (\(Self.count(count, "step")), \(risk.rawValue))"
        case .moreLikeIt(let count): "and \(count) more like it"
        case .andMoreLikeIt(let count): " (and \(count) more like it)"
        case .notExamined: "not examined"
        case .notAllowed: "not allowed"
        case .tally(let whole, let parts): "\(whole): \(parts.joined(separator: ", "))"
        case .ended(let sentence): "\(sentence)."
        case .rules(let count): Self.count(count, "rule")
        case .clean(let count): "\(count) clean"
        case .fired(let count): "\(count) fired"
        case .notEvaluatedCount(let count): "\(count) not evaluated"
        case .broken(let count): "\(count) broken"
        case .notEvaluated: "not evaluated"
        case .brokenRule: "broken"
        case .capturesAreNotJudged: "Captures are shown and not judged yet: what was seen stands above."
        case .nothingFoundButIncomplete: "Nothing was found, but not everything could be examined."
        case .noProblems: "No problems found."
        case .problems(let severity, let count):
            Self.count(count, severity == .critical ? "critical problem" : severity.rawValue)
        case .consequences(let count): Self.count(count, "consequence")
        case .knownFindings(let count): "\(Self.count(count, "known finding")) not counted"
        case .namedByVerbose: "(-v names them)"
        case .known: "known"
        case .note: "note"
        case .rightsWanted: "To have everything examined, on each node (NAME: the user of this scan):"
        case .saved: "saved"
        case .next: "next:"
        case .showsThePlan: "show the repair plan, changes nothing"
        case .leftOut: "left out:"
        case .keepsUserData: "(--include-user-data keeps them)"
        case .slowest: "slowest"
        case .cleanRules: "clean"
        case .risk(let risk): risk.rawValue
        case .severity(let severity): severity.rawValue
        case .verdict(let verdict): verdict.rawValue
        case .seconds(let number): "\(number) s"
        }
    }

    private static func count(_ number: Int, _ word: String) -> String { Formatter.plural(Int64(number), word) }
}
