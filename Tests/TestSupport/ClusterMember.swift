package import ClusterModel
import Glibc
package import RESP

/// One server of a ``TestCluster``, with a config file in a folder of its own, as the tutorial has it.
package struct ClusterMember: Sendable, Hashable {
    package let port: Int
    package let path: String
    package let processID: Int32

    package var endpoint: Endpoint { Endpoint(host: "127.0.0.1", port: port) }
    package var name: String { endpoint.description }
    package var configFile: String { "\(path)/redis.conf" }

    /// Starts a server.
    ///
    /// Its log is thrown away: the fault of the tutorial writes megabytes of it in each second.
    static func start(
        _ server: String = RealServer.executable,
        port: Int,
        in folder: TemporaryFolder,
        _ settings: [String]
    ) async throws -> ClusterMember {
        let path = folder.file("\(port)")
        mkdir(path, 0o700)
        let lines =
            [
                "port \(port)", "bind 127.0.0.1", "dir \(path)", "cluster-enabled yes",
                "cluster-config-file nodes.conf",
                "save \"\"", "loglevel warning", "logfile \"\"", "repl-diskless-sync-delay 0",
            ] + settings.map { $0.replacing("{port}", with: "\(port)") }
        try folder.write(lines.joined(separator: "\n") + "\n", to: "\(port)/redis.conf")
        // A storming server that this process could not end, because it was killed, ends itself after so much work.
        let process = try SpawnedProcess(
            "/bin/sh",
            ["-c", "ulimit -t 200; exec nice -n 10 \"$(command -v \"$0\")\" \"$1\"", server, "\(path)/redis.conf"],
            output: "/dev/null"
        )
        let member = ClusterMember(port: port, path: path, processID: process.processID)
        let deadline = ContinuousClock.now + .seconds(20)
        while !LoopbackSocket.isServed(port) {
            guard ContinuousClock.now < deadline else {
                await member.end()
                throw TestFailure("the server on port \(port) does not listen")
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        return member
    }

    /// One command over a connection of its own.
    @discardableResult
    package func ask(_ words: String..., password: String? = nil) throws -> RESPValue {
        try askAll([words], password: password)[0]
    }

    /// Several commands, one after the other, over one connection.
    @discardableResult
    package func askAll(_ commands: [[String]], password: String? = nil) throws -> [RESPValue] {
        var client = try NodeClient(port: port, password: password)
        return try client.send(commands)
    }

    /// As `ask`, and throws unless the answer is OK.
    package func order(_ words: String..., password: String? = nil) throws {
        let reply = try askAll([words], password: password)[0]
        guard reply.isOK else { throw TestFailure("\(name) answers \(words[0]) with \(reply)") }
    }

    package func freeze() { kill(processID, SIGSTOP) }
    package func thaw() { kill(processID, SIGCONT) }
    package func killAtOnce() { kill(processID, SIGKILL) }

    /// Ends it whatever state it is in.
    func end() async {
        kill(processID, SIGKILL)
        var status: CInt = 0
        for _ in 0..<1_000 where waitpid(processID, &status, WNOHANG) == 0 {
            try? await Task.sleep(for: .milliseconds(2))
        }
    }
}
