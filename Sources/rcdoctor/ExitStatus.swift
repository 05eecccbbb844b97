/// Exit codes of the contract (DESIGN 4).
enum ExitStatus: Int32 {
    case fine = 0
    case findings = 1
    case incomplete = 2
    case fixFailed = 3
    case usage = 64
    case unreadableInput = 66
    case unreachable = 69
    case internalError = 70
    case authentication = 77
    case interrupted = 130
}

/// An error with its exit code.
///
/// The message names the object, what happened and what to do.
struct Failure: Error {
    let status: ExitStatus
    let message: String

    init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }
}
