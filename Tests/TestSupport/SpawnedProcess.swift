package import Glibc

/// A child process that inherits nothing but its output file.
///
/// By `posix_spawn`: Foundation's Process leaks file descriptors of parallel tests into the child.
package struct SpawnedProcess: Sendable {
    package let processID: pid_t

    /// Starts the executable with both outputs appended to a file, or the second one to a file of its own.
    ///
    /// - Parameter environment: nil: that of this process.
    package init(
        _ executable: String,
        _ arguments: [String],
        output: String,
        errors: String? = nil,
        environment: [String: String]? = nil
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        if let errors {
            posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        } else {
            posix_spawn_file_actions_adddup2(&actions, 1, 2)
        }
        // Closing what is not open is no error here; sockets of other tests are among what is.
        for descriptor in 3..<min(getdtablesize(), 4096) {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads of the test runner may block signals, and a blocked SIGTERM would be inherited.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        // A child that was built with a sanitizer goes by the same suppressions.
        var all = environment ?? [:]
        for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] {
            if let options = getenv(name) { all[name] = String(cString: options) }
        }
        var variables: [UnsafeMutablePointer<CChar>?] = all.map { strdup("\($0)=\($1)") } + [nil]
        defer { for variable in variables { free(variable) } }
        var processID: pid_t = 0
        let code = variables.withUnsafeMutableBufferPointer {
            posix_spawnp(
                &processID,
                executable,
                &actions,
                &attributes,
                &words,
                environment == nil ? environ : $0.baseAddress
            )
        }
        guard code == 0 else { throw TestFailure("can't start \(executable): \(String(cString: strerror(code)))") }
        self.processID = processID
    }

    package func signal(_ number: CInt) {
        _ = kill(processID, number)
    }

    /// Whether it has not ended yet; a process that has is left to be waited for.
    package var isRunning: Bool {
        var info = siginfo_t()
        return waitid(P_PID, id_t(processID), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_signo == 0
    }

    /// The most memory that it had so far (VmHWM); 0 when it is gone.
    package var peakKilobytes: Int {
        guard let file = fopen("/proc/\(processID)/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard text.hasPrefix("VmHWM:") else { continue }
            return text.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
        }
        return 0
    }

    /// The wait status when it has ended, nil while it runs.
    ///
    /// Ask no more once it has answered.
    package func status() -> CInt? {
        var status: CInt = 0
        return waitpid(processID, &status, WNOHANG) == processID ? status : nil
    }

    /// Waits until it has ended, at most so long; nil when it has not.
    package func waitForEnd(_ limit: Duration) async -> CInt? {
        let deadline = ContinuousClock.now + limit
        while true {
            if let status = status() { return status }
            guard ContinuousClock.now < deadline else { return nil }
            try? await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Runs a program to its end and throws with its output unless it succeeds.
    package static func run(_ executable: String, _ arguments: [String], in folder: TemporaryFolder) async throws {
        let output = folder.file("output-of-\(executable.split(separator: "/").last ?? "program")")
        let process = try SpawnedProcess(executable, arguments, output: output)
        guard let status = await process.waitForEnd(.seconds(60)) else {
            process.signal(SIGKILL)
            throw TestFailure("\(executable) does not end")
        }
        guard status == 0 else {
            let said = folder.read("output-of-\(executable.split(separator: "/").last ?? "program")") ?? ""
            throw TestFailure("\(executable) \(arguments.joined(separator: " ")) failed: \(said)")
        }
    }
}
