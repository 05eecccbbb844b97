import Foundation
import RuleCompiler
import RuleFormat

/// The rule files below a path, read; and what is wrong with those that can't be.
struct RuleSources {
    private(set) var files: [RuleFile] = []
    private(set) var problems: [RuleProblem] = []
    private(set) var brokenIDs: [String] = []
    /// Files of texts in other languages, with the area that they speak of.
    private(set) var texts: [(area: String, file: RuleTextsFile)] = []
    private(set) var brokenTexts = 0
    /// The generated reference, if the folder has one.
    let reference: RuleReferenceFile?

    init(_ path: String) throws {
        let folder = RuleFolder(path)
        reference = RuleReferenceFile(folder: path)
        for file in try folder.files() {
            do {
                files.append(try RuleReader.read(file.text(), id: file.id, file: file.path))
            } catch let error as RuleProblems {
                problems += error.problems
                brokenIDs.append(file.id)
            }
        }
        for file in try folder.texts() {
            do {
                let area = String(file.id.prefix { $0 != "/" })
                texts.append((area, try TextsReader.read(file.text(), file: file.path)))
            } catch let error as RuleProblems {
                problems += error.problems
                brokenTexts += 1
            }
        }
    }
}

/// `README.md` of a folder of rules.
struct RuleReferenceFile {
    let path: String
    private let text: String?

    /// Nil where there is none, or where it is not ours.
    init?(folder: String) {
        path = URL(fileURLWithPath: folder).appending(path: "README.md").path
        text = try? String(contentsOfFile: path, encoding: .utf8)
        guard text?.hasPrefix(RuleReference.marker) == true else { return nil }
    }

    func isStale(_ rules: [Rule]) -> Bool { text != RuleReference.text(rules) }
}
