/// Who holds, or asks for, the lock over a cluster: what the names of its connections say.
///
/// `rcdoctor-lock/HOST/PID/MILLISECONDS/RANDOM`, and `rcdoctor-claim/…` as long as it is not decided. Unix time.
package struct LockHolder: Sendable, Hashable {
    enum State: String, Sendable {
        case claim = "rcdoctor-claim"
        case lock = "rcdoctor-lock"
    }

    let host: String
    let processID: Int
    let since: Int64
    let random: UInt32

    init(host: String, processID: Int, since: Int64, random: UInt32 = .random(in: 0...UInt32.max)) {
        // A client's name may hold neither spaces nor line ends, and the slash is ours.
        self.host = String(host.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) ? $0 : "_" })
        self.processID = processID
        self.since = since
        self.random = random
    }

    func name(_ state: State) -> String { "\(state.rawValue)/\(host)/\(processID)/\(since)/\(random)" }

    /// The earlier claim goes first; which of two equal ones does not matter, as long as both say the same.
    func goesBefore(_ other: LockHolder) -> Bool {
        (since, random, processID) < (other.since, other.random, other.processID)
    }

    /// Reads the names out of an answer to CLIENT LIST.
    static func found(in clients: String) -> [(state: State, holder: LockHolder)] {
        clients.split(whereSeparator: \.isNewline).compactMap { line in
            guard let field = line.split(separator: " ").first(where: { $0.hasPrefix("name=rcdoctor-") }) else {
                return nil
            }
            let parts = field.dropFirst(5).split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 5, let state = State(rawValue: String(parts[0])), let processID = Int(parts[2]),
                let since = Int64(parts[3]), let random = UInt32(parts[4])
            else { return nil }
            let holder = LockHolder(host: String(parts[1]), processID: processID, since: since, random: random)
            return (state, holder)
        }
    }
}
