import Repair
import RuleCompiler
import RuleFormat

/// Rule files, their texts in other languages, and `.rcdoctor.yaml`, as anybody may write them.
enum RuleTargets {
    private nonisolated(unsafe) static let checker: RuleChecker = {
        do {
            return try RuleChecker(graph: RuleGraph([]), procedures: Procedures.names, clusterNodes: nil)
        } catch {
            fatalError("\(error)")
        }
    }()

    /// Read, compiled, and its tests run.
    static func rules(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        // Also of what is no SQL at all.
        _ = RuleReading(text)
        do throws(RuleProblems) {
            let file = try RuleReader.read(text, id: "area/name", file: "name.yaml")
            _ = RuleReading(file.rule.sql)
            guard let problems = try? checker.problems(in: file) else {
                fatalError("a rule breaks the compiler of rules")
            }
            check(problems)
        } catch {
            precondition(!error.problems.isEmpty, "refused without a reason")
            check(error.problems)
        }
    }

    static func settings(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(RuleProblems) {
            _ = try SettingsReader.read(text, file: ".rcdoctor.yaml")
        } catch {
            precondition(!error.problems.isEmpty, "refused without a reason")
            check(error.problems)
        }
        do throws(RuleProblems) {
            _ = try TextsReader.read(text, file: "texts.zh.yaml")
        } catch {
            check(error.problems)
        }
    }

    private static func check(_ problems: [RuleProblem]) {
        for problem in problems {
            precondition(
                problem.line >= 0 && problem.column >= 0 && !problem.message.isEmpty,
                "a problem without a place"
            )
            _ = problem.description
        }
    }
}
