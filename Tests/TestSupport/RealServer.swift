package import ClusterModel
import Glibc

/// A real server on loopback in a temporary folder.
///
///     try await RealServer.with(["--maxclients", "5"]) { server in … server.endpoint … }
package struct RealServer: Sendable {
    package let endpoint: Endpoint
    package let folder: TemporaryFolder
    package let process: SpawnedProcess

    /// The server under test: `RCDOCTOR_TEST_SERVER`, or the installed redis-server.
    package static var executable: String {
        getenv("RCDOCTOR_TEST_SERVER").map { String(cString: $0) } ?? "redis-server"
    }

    /// Starts it without persistence and waits until it listens.
    ///
    /// Further arguments follow and win: `["--cluster-enabled", "yes"]`, `["--port", "0", "--tls-port", …]` (then the
    /// port given here must be the TLS port).
    package static func start(
        _ executable: String = RealServer.executable,
        _ arguments: [String] = [],
        port: Int? = nil,
        folder: TemporaryFolder? = nil
    ) async throws -> RealServer {
        let port = try port ?? Ports.claim()
        let folder = try folder ?? TemporaryFolder("server")
        let common = [
            "--port", "\(port)", "--bind", "127.0.0.1", "--dir", folder.path, "--save", "", "--appendonly", "no",
            "--daemonize", "no", "--logfile", folder.file("server.log"),
        ]
        let process = try SpawnedProcess(
            executable,
            common + arguments,
            output: folder.file("output.txt")
        )
        let server = RealServer(endpoint: Endpoint(host: "127.0.0.1", port: port), folder: folder, process: process)
        try await server.waitUntilItListens()
        return server
    }

    /// Runs the body and stops the server whatever happens.
    package static func with<Result>(
        _ arguments: [String] = [],
        _ body: (RealServer) async throws -> Result
    ) async throws -> Result {
        let server = try await start(executable, arguments)
        do {
            let result = try await body(server)
            await server.stop()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }

    /// Frozen: the kernel goes on accepting connections for it.
    package func freeze() { process.signal(SIGSTOP) }
    package func thaw() { process.signal(SIGCONT) }

    /// Dies without a word, and stays in the list of processes until `stop`.
    package func killAtOnce() { process.signal(SIGKILL) }

    /// Ends it, with more and more force, and deletes its folder.
    package func stop() async {
        thaw()
        for signal in [SIGTERM, SIGTERM, SIGKILL] {
            process.signal(signal)
            if await process.waitForEnd(.seconds(2)) != nil { break }
        }
        folder.remove()
    }

    /// The log and what it wrote to its outputs.
    package var log: String { (folder.read("output.txt") ?? "") + (folder.read("server.log") ?? "") }

    private func waitUntilItListens() async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while !LoopbackSocket.isServed(endpoint.port) {
            if process.status() != nil {
                let log = log
                folder.remove()
                throw TestFailure("the server on port \(endpoint.port) ended at once: \(log)")
            }
            guard ContinuousClock.now < deadline else {
                await stop()
                throw TestFailure("the server on port \(endpoint.port) does not listen after 10 s")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
