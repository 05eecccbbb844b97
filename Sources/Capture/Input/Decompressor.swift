import Glibc

/// A gzip or zstd process that unpacks a file on the way to us.
struct Decompressor {
    let process: pid_t
    let program: String

    /// Which program unpacks a file that starts like this.
    static func program(for head: [UInt8]) -> String? {
        if head.starts(with: [0x1F, 0x8B]) { return "gzip" }
        return head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) ? "zstd" : nil
    }

    /// Starts it on a file that is open; its output comes from the descriptor returned.
    ///
    /// The file is closed.
    static func start(
        _ program: String,
        file: Int32,
        name: String
    ) throws(CaptureError) -> (Decompressor, output: Int32) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw CaptureError(.decompression, "no pipe for \(program): \(systemError(errno))")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer {
            Glibc.close(file)
            Glibc.close(ends[1])
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, file, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var process: pid_t = 0
        var arguments = [strdup(program), strdup("-dc"), nil]
        defer { for argument in arguments { free(argument) } }
        let result = posix_spawnp(&process, program, &actions, nil, &arguments, environ)
        guard result == 0 else {
            Glibc.close(ends[0])
            throw CaptureError(
                .decompression,
                "\(name) is compressed, and \(program) can't be run: \(systemError(result)). Install \(program), or unpack it."
            )
        }
        return (Decompressor(process: process, program: program), ends[0])
    }

    /// Waits for its end; its trouble with the file, if it had any.
    func finish(_ name: String, readToEnd: Bool) -> CaptureError? {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard readToEnd, status != 0 else { return nil }
        return CaptureError(
            .cut,
            "\(name) is cut or damaged: \(program) could not unpack it to its end. What stands before that was read."
        )
    }
}
