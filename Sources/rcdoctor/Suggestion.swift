import ArgumentParser
import RuleFormat

/// "Did you mean" for a misspelt subcommand, which the argument parser itself does not offer.
enum Suggestion {
    static func orParse(_ arguments: [String]) throws -> any ParsableCommand {
        let known = RCDoctor.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        if let word = arguments.first, !word.hasPrefix("-"), !known.contains(word) {
            let hint =
                didYouMean(word, among: known).map { "Did you mean '\($0)'?" }
                ?? "Known are \(known.joined(separator: ", "))."
            throw Failure(.usage, "there is no subcommand '\(word)'. \(hint)")
        }
        return try RCDoctor.parseAsRoot(arguments)
    }
}
