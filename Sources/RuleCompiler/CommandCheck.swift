import ClusterModel
import RuleFormat
import Rules

/// Commands and procedures of `fix`: known, with the right number of words, and no more dangerous than they say.
enum CommandCheck {
    static func problems(_ file: RuleFile, _ procedures: [String]) -> [RuleProblem] {
        file.rule.fixes.enumerated().flatMap { index, fix -> [RuleProblem] in
            let path = "fix.\(index)"
            switch fix {
            case .advice: return []
            case .procedure(let name, _, _):
                if procedures.contains(name) { return [] }
                let hint = didYouMean(name, among: procedures).map { ", did you mean '\($0)'?" } ?? ""
                return [file.source.problem("\(path).procedure", "there is no procedure '\(name)'\(hint)")]
            case .command(let command):
                return check(command.run, command.risk, "\(path).run", path, file)
                    + (command.undo.isEmpty ? [] : check(command.undo, nil, "\(path).undo", path, file))
            }
        }
    }

    private static func check(
        _ words: [String],
        _ risk: Risk?,
        _ path: String,
        _ fix: String,
        _ file: RuleFile
    ) -> [RuleProblem] {
        guard !words.isEmpty else { return [file.source.problem(path, "there is no command to run")] }
        guard let command = KnownCommands.find(words) else {
            let title = words.prefix(KnownCommands.contained[words[0].uppercased()] == nil ? 1 : 2)
                .joined(separator: " ")
            let hint = KnownCommands.nearest(words).map { ", did you mean '\($0)'?" } ?? ""
            return [file.source.problem("\(path).0", "no server knows the command '\(title)'\(hint)")]
        }
        var problems: [RuleProblem] = []
        if !command.takes(words.count) {
            let wanted = command.arity < 0 ? "at least \(-command.arity)" : "\(command.arity)"
            problems.append(
                file.source.problem(path, "\(command.name) takes \(wanted) words with its name, not \(words.count)")
            )
        }
        if command.name == "CONFIG SET", words.count > 2, !words[2].contains("{"), !KnownDirectives.contains(words[2]) {
            let hint = KnownDirectives.nearest(to: words[2]).map { ", did you mean '\($0)'?" } ?? ""
            problems.append(file.source.problem("\(path).2", "no server knows the setting '\(words[2])'\(hint)"))
        }
        if let risk, risk < command.risk {
            let message = "\(command.name) is \(command.risk.rawValue), and the risk told here is only \(risk.rawValue)"
            problems.append(file.source.problem("\(fix).risk", message))
        }
        return problems
    }
}
