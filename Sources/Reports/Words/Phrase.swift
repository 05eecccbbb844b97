import Diagnosis
package import RuleFormat

/// What reports say by themselves.
///
/// Each phrase has its words in every language, and its numbers and names as values: what one language lacks does not
/// compile.
enum Phrase {
    /// What became of slots.
    enum SlotFate { case served, partly, unserved, disputed }

    // The head.
    case nodesAnswered(Int, of: Int)
    case configFiles(Int)
    case masters, replicas, slots, state
    case served
    case slotFate(SlotFate)
    // A problem.
    case impact, fix, also, consequence
    case repairSteps(Int, Risk)
    case moreLikeIt(Int)
    case andMoreLikeIt(Int)
    // What could not be looked at.
    case notExamined, notAllowed
    // The end.
    case tally(String, [String]), ended(String)
    case rules(Int), clean(Int), fired(Int), notEvaluatedCount(Int), broken(Int)
    case notEvaluated, brokenRule
    case capturesAreNotJudged
    case nothingFoundButIncomplete, noProblems
    case problems(Severity, Int)
    case consequences(Int)
    case knownFindings(Int), namedByVerbose
    case known, note
    case rightsWanted
    case saved, next, showsThePlan
    case leftOut, keepsUserData
    case slowest, cleanRules
    case risk(Risk)
    case severity(Severity)
    case verdict(Verdict)
    case seconds(String)
}

extension Language {
    package func name(of risk: Risk) -> String { say(.risk(risk)) }

    func say(_ phrase: Phrase) -> String {
        switch self {
        case .english: phrase.english
        case .chinese: phrase.chinese
        }
    }
}
