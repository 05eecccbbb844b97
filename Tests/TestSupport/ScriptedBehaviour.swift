/// What a ``ScriptedNode`` does to a connection.
package enum ScriptedBehaviour: Sendable {
    /// Answers each command by itself; nil answers nothing.
    case answer(@Sendable ([String]) -> ScriptedReply?)
    /// Accepts, reads and stays silent.
    case neverAnswer
    /// Closes as soon as it has accepted.
    case closeAtOnce
    /// Sends these bytes as soon as it has accepted, then closes: how servers turn clients away.
    case turnAway(String)
    /// Answers every command with the same bytes, whatever they are.
    case send(String)
    /// Answers the first command with these bytes and closes.
    case sendAndClose(String)
    /// Sends the first bytes as soon as a command came, then the second ones over and over, for as long as anybody reads.
    case flood(String, then: String)
    /// As `flood`, without waiting for a command.
    case floodAtOnce(String)
    /// Answers as the script does, but each connection gets one byte more than the one before it, and is then closed; after
    /// so many connections it begins anew.
    case cutLater(every: Int, @Sendable ([String]) -> ScriptedReply?)
    /// Answers every command with these bytes, one at a time.
    case drip(String, everyMilliseconds: Int64)

    /// Answers by the command line (`CLUSTER MYID`), and all other commands with an error.
    package static func table(_ replies: [String: String]) -> ScriptedBehaviour {
        .answer { words in
            let line = words.joined(separator: " ")
            return .bytes(replies[line] ?? "-ERR unknown command '\(words.first ?? "")'\r\n")
        }
    }
}

/// One answer of a ``ScriptedNode``.
package enum ScriptedReply: Sendable {
    /// Raw bytes of the wire.
    case bytes(String)
    /// A bulk string.
    case bulk(String)
    /// A simple string.
    case simple(String)

    var wire: String {
        switch self {
        case .bytes(let text): text
        case .bulk(let text): "$\(text.utf8.count)\r\n\(text)\r\n"
        case .simple(let text): "+\(text)\r\n"
        }
    }
}
