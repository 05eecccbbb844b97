import Foundation
import RuleFormat

/// Reads every rule file below a folder and writes them as one Swift file.
///
/// Run by the EmbedRules plugin.
@main
struct RuleEmbedder {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else { fail("usage: RuleEmbedder RULES-FOLDER OUTPUT.swift") }
        do {
            let folder = URL(fileURLWithPath: arguments[1])
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
                .filter { $0.hasSuffix(".yaml") }
                .sorted()
            var problems: [RuleProblem] = []
            var rules: [Rule] = []
            var texts: [String: RuleTexts] = [:]
            for file in files {
                let path = folder.appending(path: file)
                let text = try String(contentsOf: path, encoding: .utf8)
                do throws(RuleProblems) {
                    if RuleTextsFile.language(of: file) != nil {
                        let area = file.prefix { $0 != "/" }
                        for (name, words) in try TextsReader.read(text, file: path.path).texts {
                            texts["\(area)/\(name)"] = words
                        }
                        continue
                    }
                    rules.append(try RuleReader.read(text, id: String(file.dropLast(5)), file: path.path).rule)
                } catch {
                    problems += error.problems
                }
            }
            guard problems.isEmpty else { fail(RuleProblems(problems: problems).description) }
            let source = SwiftLiteral.source(of: rules) + SwiftLiteral.source(of: texts, in: .chinese)
            try source.write(toFile: arguments[2], atomically: true, encoding: .utf8)
        } catch {
            fail("cannot embed the rules below \(arguments[1]): \(error)")
        }
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(1)
    }
}
