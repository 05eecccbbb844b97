import Glibc

/// What a program said when it was asked something harmless, such as its version.
struct ProgramOutput: Sendable {
    /// Exit status; nil if it was killed, also for taking too long.
    let status: Int32?
    /// Both outputs together, the first 64 kB.
    let text: String

    private static let limit = 64 << 10

    /// Runs a program without a shell, with an empty input and next to no environment; nil if it can't be started.
    static func of(_ path: String, _ arguments: [String], seconds: Int = 3) -> ProgramOutput? {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        defer { close(ends[0]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
        let words = Self.copies([path] + arguments)
        let environment = Self.copies(["PATH=/usr/bin:/bin", "LANG=C"])
        defer { for word in words + environment { free(word) } }
        var child = pid_t()
        let failure = posix_spawn(&child, path, &actions, nil, words, environment)
        close(ends[1])
        guard failure == 0 else { return nil }
        let (text, isDone) = read(ends[0], until: .now + .seconds(seconds))
        if !isDone { kill(child, SIGKILL) }
        var status: Int32 = 0
        guard waitpid(child, &status, 0) == child else { return nil }
        return ProgramOutput(status: status & 0x7F == 0 ? status >> 8 & 0xFF : nil, text: text)
    }

    /// As C wants a list of strings: with nil at its end, to be freed.
    private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        var copies: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
        copies.append(nil)
        return copies
    }

    private static func read(_ descriptor: Int32, until end: ContinuousClock.Instant) -> (text: String, isDone: Bool) {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while bytes.count < limit {
            var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let left = (end - ContinuousClock.now).milliseconds
            guard left > 0, poll(&wait, 1, Int32(min(left, 60_000))) > 0 else {
                return (String(decoding: bytes, as: UTF8.self), false)
            }
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count > 0 else { return (String(decoding: bytes, as: UTF8.self), true) }
            bytes += chunk[..<count]
        }
        return (String(decoding: bytes, as: UTF8.self), false)
    }
}
