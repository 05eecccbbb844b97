/// Something in a server's text that could not be understood; the rest of the text was read all the same.
package struct ParseProblem: Sendable, Hashable {
    /// The line it is about, counted from 1; 0 when it is about the text as a whole.
    package let line: Int
    package let reason: Reason

    package init(line: Int, reason: Reason) {
        self.line = line
        self.reason = reason
    }

    /// What is wrong; excerpts are short, printable, and never from a text that may hold a secret.
    package enum Reason: Sendable, Hashable {
        /// The text holds no node at all.
        case empty
        case tooFewFields(Int)
        /// Not 40 lower-case hex digits: a line cut off or edited by hand.
        case badNodeID(String)
        case badAddress(String)
        case unknownFlag(String)
        case badNumber(field: String, text: String)
        case badLinkState(String)
        case badSlots(String)
        /// Two lines describe one node; both are kept.
        case duplicateNode(NodeID)
        /// No line carries the flag `myself`, so the text doesn't say whose view it is.
        case noMyself
        /// `nodes.conf` ends without its `vars` line: it was cut off while being written.
        case missingVars
        case badVars(String)
        /// The `vars` line lacks one of its two epochs.
        case incompleteVars
        /// A line of `INFO` or `CLUSTER INFO` that is neither a title nor `field:value`.
        case noColon(String)
        /// What came after so many lines was left out.
        case tooManyEntries(Int)
        /// A line of a config file whose quotes don't match; the server refuses to start with it.
        case unbalancedQuotes
        /// A line of a config file that is not UTF-8; its value is shown with replacement characters.
        case notUTF8
    }
}

extension ParseProblem: CustomStringConvertible {
    package var description: String { line > 0 ? "line \(line): \(reason)" : "\(reason)" }
}

extension ParseProblem.Reason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "the text describes no node"
        case .tooFewFields(let count): "\(count) fields where a node has at least 8"
        case .badNodeID(let text): "'\(text)' is not a node id (40 lower-case hex digits)"
        case .badAddress(let text): "'\(text)' is not an address (host:port@busport)"
        case .unknownFlag(let text): "unknown flag '\(text)'"
        case .badNumber(let field, let text): "\(field) is '\(text)', not a number in range"
        case .badLinkState(let text): "link state '\(text)' is neither connected nor disconnected"
        case .badSlots(let text): "'\(text)' is not a slot, a range of slots or an open slot"
        case .duplicateNode(let id): "node \(id.short) is described twice"
        case .noMyself: "no node is marked as myself"
        case .missingVars: "there is no vars line; the file was cut off"
        case .badVars(let text): "vars line not understood at '\(text)'"
        case .incompleteVars: "the vars line lacks an epoch; the file was cut off"
        case .noColon(let text): "'\(text)' is not field:value"
        case .tooManyEntries(let count): "more than \(count) lines; the others were left out"
        case .unbalancedQuotes: "unbalanced quotes; the server would not start with this line"
        case .notUTF8: "the line is not valid UTF-8"
        }
    }
}

extension [ParseProblem] {
    /// Notes a problem; after the hundredth of one text no more are kept, so that a hostile text can't fill memory.
    mutating func note(_ line: Int, _ reason: ParseProblem.Reason) {
        if count < 100 { append(ParseProblem(line: line, reason: reason)) }
    }
}
