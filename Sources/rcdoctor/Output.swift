import Foundation

/// Results go to standard output; progress, prompts and warnings to standard error.
enum Output {
    static func result(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    static func error(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// A word on what takes time; only for a person who watches.
    static func progress(_ line: String) {
        if isatty(STDERR_FILENO) == 1 { error(line) }
    }
}
