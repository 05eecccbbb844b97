import ClusterModel
import Foundation
import Reports
import Synchronization

/// Results go to standard output; progress, prompts and warnings to standard error.
enum Output {
    /// The system's number for why standard output did not take a result; 0 while it takes them.
    private static let trouble = Atomic<Int32>(0)
    private static let staysAlive = Atomic<Bool>(false)

    /// Whether part of the result was lost.
    static var hasLostResult: Bool { trouble.load(ordering: .relaxed) != 0 }

    /// From now on a reader who has gone away (`| head`) does not end the process: a repair is carried to its end.
    static func outliveReader() {
        staysAlive.store(true, ordering: .relaxed)
        signal(SIGPIPE, SIG_IGN)
    }

    static func result(_ text: String) { result(Data(text.utf8)) }

    static func result(_ data: Data) {
        guard !hasLostResult else { return }
        let number = write(data, STDOUT_FILENO)
        guard number != 0 else { return }
        trouble.store(number, ordering: .relaxed)
        if number == EPIPE {
            if staysAlive.load(ordering: .relaxed) { return }
            // Sockets have switched the signal off; whoever reads no further ends us as it ends every other program.
            signal(SIGPIPE, SIG_DFL)
            raise(SIGPIPE)
        }
        error("rcdoctor: the result can't be written to standard output: \(String(cString: strerror(number)))")
    }

    /// What servers and files say may be part of it, so it is made harmless.
    static func error(_ line: String) {
        _ = write(Data((TerminalText.clean(line) + "\n").utf8), STDERR_FILENO)
    }

    /// A word on what takes time; only for a person who watches.
    static func progress(_ line: String) {
        if isatty(STDERR_FILENO) == 1 { error(line) }
    }

    /// Overwrites the line of progress on standard error.
    static func progressLine(_ text: String) {
        _ = write(Data("\r\u{1B}[K\(TerminalText.clean(text))".utf8), STDERR_FILENO)
    }

    /// A standard stream that was closed by the caller must not become a file that is opened later: results would go into it.
    static func holdStandardStreams() {
        for descriptor in 0...2 where fcntl(Int32(descriptor), F_GETFD) == -1 {
            // Not for writing, so that a result for a closed standard output is an error and not lost in silence.
            _ = open("/dev/null", O_RDONLY)
        }
    }

    /// The system's number for why it failed; 0 when everything was written.
    ///
    /// Foundation's own way ends the process when a disk is full.
    private static func write(_ data: Data, _ descriptor: Int32) -> Int32 {
        data.withUnsafeBytes { bytes in
            var written = 0
            while written < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
                if count >= 0 {
                    written += count
                } else if errno == EAGAIN {
                    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&wait, 1, 1000)
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
    }
}
