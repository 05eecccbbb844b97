import ArgumentParser
import Foundation
import RuleFormat

/// The language of results; messages about the command line itself are English.
struct LanguageFlags: ParsableArguments {
    @Option(help: ArgumentHelp("Language of the result: en or zh; otherwise the locale's.", valueName: "language"))
    var lang: Language?

    var language: Language { lang ?? Language.detect(ProcessInfo.processInfo.environment) }
}

extension Language: ExpressibleByArgument {}
