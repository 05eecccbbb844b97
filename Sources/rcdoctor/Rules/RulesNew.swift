import ArgumentParser
import ClusterModel
import Foundation
import RuleCompiler
import RuleFormat
import StockRules

struct RulesNew: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a new rule file that passes every check, to be changed into what is wanted.",
        discussion: """
              rcdoctor rules new ours/slow-answers
              rcdoctor rules check
            """
    )

    @Argument(help: ArgumentHelp("The new rule, e.g. clients/too-many-idle.", valueName: "area/name"))
    var id: String

    @Option(help: ArgumentHelp("Folder of the rules.", valueName: "folder"), completion: .directory)
    var dir = "rules"

    func run() throws {
        guard let text = RuleSkeleton.text(for: id) else {
            throw Failure(.usage, "'\(id)' is no id of a rule. Write area/name: lower case, digits and hyphens.")
        }
        let file = URL(fileURLWithPath: dir).appending(path: "\(id).yaml")
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw Failure(.usage, "there is a file \(file.path) already")
        }
        do {
            let folder = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        } catch {
            throw Failure(.unreadableInput, "cannot write \(file.path): \(SystemReason.of(error))")
        }
        Output.result("wrote \(file.path)\n")
        if StockRules.all.contains(where: { $0.id == id }) {
            Output.error("rcdoctor: there is a rule \(id) in this version; with --rules this file takes its place.")
        }
        Output.result("next: rcdoctor rules check \(file.path)\n      rcdoctor scan HOST:PORT --rules \(dir)\n")
    }
}
