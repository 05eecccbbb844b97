import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Loads a function library on the masters that lack it, from one that has it; other code under its name is left alone.
struct CopyLibrary: Procedure {
    static let name = "copy-library"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let library = finding.row["library"]?.text, let holder = examination.member(finding.row["holder"]?.text),
            let lacking = finding.row["lacking_nodes"]?.text
        else { return ProcedureResult() }
        var result = ProcedureResult()
        for name in lacking.split(separator: ",").map(String.init).sorted() {
            guard let node = examination.member(name) else { continue }
            var step = RepairStep(
                finding,
                on: node,
                "load the library as \(holder.name) has it",
                .plain("FUNCTION", "LOAD") + [.libraryCode(node: holder.name, library: library)]
            )
            step.undo = .plain("FUNCTION", "DELETE", library)
            result.steps.append(step)
        }
        if finding.row["different"]?.integer == 0, !result.steps.isEmpty {
            result.steps[result.steps.count - 1].goneWithin = 10_000
        } else if finding.row["different"]?.integer != 0 {
            result.advice.append(
                "some masters have other code under the name \(library). Decide which one is right, and load that on "
                    + "every master: FUNCTION LOAD REPLACE"
            )
        }
        return result
    }
}
