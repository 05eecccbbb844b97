import ArgumentParser

struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List and show the rules; write, check and test rule files.",
        discussion: """
              rcdoctor rules list
              rcdoctor rules new ours/slow-answers
              rcdoctor rules check
            """,
        subcommands: [
            RulesList.self, RulesShow.self, RulesCheck.self, RulesTest.self, RulesNew.self, RulesDocs.self,
            RulesMutate.self,
        ]
    )
}
