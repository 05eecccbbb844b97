import ArgumentParser
import RuleFormat

/// "Did you mean" for a misspelt subcommand, which the argument parser itself does not offer.
enum Suggestion {
    /// A command by name, with its subcommands.
    private struct Branch {
        let name: String
        let isShown: Bool
        let children: [Branch]

        init(_ configuration: CommandConfiguration) {
            name = configuration.commandName ?? ""
            isShown = configuration.shouldDisplay
            children = configuration.subcommands.map { Branch($0.configuration) }
        }
    }

    static func orParse(_ arguments: [String]) throws -> any ParsableCommand {
        // Reading the flags of all commands takes longer than some of them run; a mistake is worded by the whole tree.
        let meant = RCDoctor.configuration.subcommands.first { $0.configuration.commandName == arguments.first }
        if let meant, let command = try? meant.parseAsRoot(Array(arguments.dropFirst())) { return command }
        // After `help` come names of commands, too.
        try check(arguments.first == "help" ? Array(arguments.dropFirst()) : arguments)
        return try RCDoctor.parseAsRoot(arguments)
    }

    /// Follows the words from command to subcommand, as far as they name any.
    private static func check(_ arguments: [String]) throws {
        var branch = Branch(RCDoctor.configuration)
        var path: [String] = []
        for word in arguments {
            if word.hasPrefix("-") || branch.children.isEmpty || (path.isEmpty && word == "help") { return }
            guard let next = branch.children.first(where: { $0.name == word }) else {
                throw unknown(word, branch, path)
            }
            branch = next
            path.append(word)
        }
    }

    private static func unknown(_ word: String, _ branch: Branch, _ path: [String]) -> Failure {
        let known = branch.children.filter(\.isShown).map(\.name) + (path.isEmpty ? ["help"] : [])
        let place = path.isEmpty ? "" : " of 'rcdoctor \(path.joined(separator: " "))'"
        let hint =
            didYouMean(word, among: known).map { "Did you mean '\((path + [$0]).joined(separator: " "))'?" }
            ?? "Known are \(known.joined(separator: ", "))."
        return Failure(.usage, "there is no subcommand '\(word)'\(place). \(hint)")
    }
}
