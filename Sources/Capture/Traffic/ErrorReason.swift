/// Error texts that servers have in their source and that hold nothing of a user's.
enum ErrorReason {
    private static let texts: [String: [String]] = [
        "ERR": [
            "max number of clients reached", "unknown command", "unknown subcommand", "wrong number of arguments",
            "AUTH <password> called without any password configured", "invalid password", "syntax error",
            "value is not an integer or out of range", "value is not a valid float", "DB index is out of range",
            "This instance has cluster support disabled", "no such key", "index out of range",
            "operation not permitted", "Client sent AUTH, but no password is set", "EXEC without MULTI",
            "DISCARD without MULTI", "MULTI calls can not be nested", "WATCH inside MULTI is not allowed",
            "Can't execute", "SELECT is not allowed in cluster mode", "source and destination objects are the same",
            "Protocol error: too big inline request", "Protocol error: unbalanced quotes in request",
            "Protocol error: too big mbulk count string", "Protocol error: invalid multibulk length",
            "Protocol error: too big bulk count string", "Protocol error: expected '$'",
            "Protocol error: invalid bulk length", "Protocol error: unauthenticated multibulk length",
            "Protocol error: unauthenticated bulk length", "Protocol error",
        ],
        "CLUSTERDOWN": [
            "Hash slot not served", "The cluster is down and only accepts read commands", "The cluster is down",
        ],
        "EXECABORT": ["Transaction discarded because of previous errors"],
        "NOAUTH": ["HELLO must be called", "Authentication required"],
        "NOPERM": ["this user has no permissions to run", "this user has no permissions to access"],
        "OOM": ["command not allowed when used memory"],
        "MISCONF": ["Errors writing to the AOF file"],
    ]

    /// The known text that the line starts with behind its code.
    static func known(_ line: UnsafeRawBufferPointer, after code: String) -> String? {
        guard let candidates = texts[code], line.count > code.utf8.count + 1 else { return nil }
        let rest = line[(code.utf8.count + 1)...]
        return candidates.first { rest.starts(with: $0.utf8) }
    }
}
