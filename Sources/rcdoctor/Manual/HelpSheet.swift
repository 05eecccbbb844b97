import ArgumentParser
import Foundation

/// The command line as it describes itself: what the argument parser dumps of every command.
struct HelpSheet: Decodable {
    struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let shouldDisplay: Bool?
        let subcommands: [Command]?
        let arguments: [Argument]?
    }

    struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String

            var text: String { (kind == "long" ? "--" : "-") + name }
        }

        let kind: String
        let shouldDisplay: Bool
        let sectionTitle: String?
        let isOptional: Bool
        let isRepeating: Bool
        let names: [Name]?
        let valueName: String?
        let defaultValue: String?
        let abstract: String?
        let discussion: String?

        var isPositional: Bool { kind == "positional" }
    }

    let command: Command

    static func of(_ command: any ParsableCommand.Type) throws -> Command {
        try JSONDecoder().decode(HelpSheet.self, from: Data(command._dumpHelp().utf8)).command
    }
}
