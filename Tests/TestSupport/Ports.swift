import Glibc

/// Hands out ports of loopback that nobody else uses, also to test processes side by side.
package enum Ports {
    /// Below 19001, so that no client port is another server's bus port.
    package static let range = 9001...18_999

    /// A port that is free together with its bus port (10000 higher).
    ///
    /// The claim is a locked file per port, which the kernel drops when this process ends, however it ends.
    package static func claim(in range: ClosedRange<Int> = Ports.range) throws -> Int {
        for _ in 0..<2_000 {
            let port = Int.random(in: range)
            if lock(port), LoopbackSocket.isFree(port), LoopbackSocket.isFree(port + 10_000) { return port }
        }
        throw TestFailure("no free port between \(range.lowerBound) and \(range.upperBound)")
    }

    /// Several at once.
    package static func claim(_ count: Int) throws -> [Int] {
        try (0..<count).map { _ in try claim() }
    }

    /// Six, as `rcdoctor lab --ports` takes them.
    package static func claimForLab() throws -> String {
        try claim(6).map(String.init).joined(separator: ",")
    }

    /// Whether the lock was free; the descriptor stays open on purpose.
    private static func lock(_ port: Int) -> Bool {
        let folder = "/tmp/rcdoctor-test-ports"
        mkdir(folder, 0o777)
        let file = open("\(folder)/\(port)", O_CREAT | O_RDWR | O_CLOEXEC, 0o666)
        guard file >= 0 else { return false }
        if flock(file, LOCK_EX | LOCK_NB) == 0 { return true }
        Glibc.close(file)
        return false
    }
}
