/// Commands inside of advice: runs of indented lines.
///
/// A translation writes a line `>` where the next of them belongs, so that no command is typed twice.
package enum CommandBlocks {
    package static let mark = ">"

    package static func of(_ advice: String) -> [String] {
        var blocks: [String] = []
        var isInside = false
        for line in advice.split(separator: "\n", omittingEmptySubsequences: false) {
            let isCommand = line.hasPrefix("  ")
            if isCommand, isInside {
                blocks[blocks.count - 1] += "\n" + line
            } else if isCommand {
                blocks.append(String(line))
            }
            isInside = isCommand
        }
        return blocks
    }

    package static func marks(in translation: String) -> Int {
        translation.split(separator: "\n").count { $0 == mark }
    }

    package static func filled(_ translation: String, from advice: String) -> String {
        var blocks = of(advice)[...]
        return translation.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line == mark ? blocks.popFirst() ?? "" : String(line)
        }.joined(separator: "\n")
    }
}
