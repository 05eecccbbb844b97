import ClusterModel
import Lab
import TestSupport

/// Where trials happen: a fresh lab for each, with a state folder of its own.
struct Stage {
    let rcdoctor: String
    let ports: String
    let server: String?
    private let folder: TemporaryFolder

    init(rcdoctor: String, ports: String, server: String?) throws {
        self.rcdoctor = rcdoctor
        self.ports = ports
        self.server = server
        folder = try TemporaryFolder("faults")
    }

    func remove() { folder.remove() }

    /// Forms a cluster, lets the body do with it what it wants, and removes it.
    func withLab<Result>(_ body: (Lab) async throws -> Result) async throws -> Result {
        let up = try await doctor(["lab", "up", "--ports", ports] + (server.map { ["--server", $0] } ?? []))
        guard up.exit == 0 else { throw TestFailure("lab up: \(up.text)") }
        do {
            let result = try await body(try Lab.open(LabFolder(folder.path + "/rcdoctor/lab")))
            _ = try await doctor(["lab", "down"])
            return result
        } catch {
            _ = try? await doctor(["lab", "down"])
            throw error
        }
    }

    func scan(_ lab: Lab, avoiding places: Set<String> = []) async throws -> ScanResult {
        let (target, password) = try await target(lab, places)
        return try ScanResult(await doctor(["scan", target, "--format", "json"], password: password))
    }

    /// What `redis-cli --cluster check` says: its exit status and its first complaint.
    func check(_ lab: Lab, avoiding places: Set<String> = []) async throws -> CheckResult {
        let (target, password) = try await target(lab, places)
        var environment = ["PATH": Self.path]
        if let password { environment["REDISCLI_AUTH"] = password }
        let running = try ProgramRun.start(
            "redis-cli",
            ["--cluster", "check", target],
            environment: environment
        )
        guard let run = try? await running.end(within: .seconds(15)) else { return .hangs }
        return CheckResult(run)
    }

    func doctor(_ arguments: [String], password: String? = nil) async throws -> ProgramRun {
        var environment = ["PATH": Self.path, "XDG_STATE_HOME": folder.path, "HOME": folder.path]
        if let password { environment["REDISCLI_AUTH"] = password }
        return try await ProgramRun.start(rcdoctor, arguments, environment: environment).end()
    }

    /// The first node that lets us in, by preference none that the fault was injected into: whoever asks for help starts
    /// from a node that answers.
    private func target(_ lab: Lab, _ places: Set<String>) async throws -> (name: String, password: String?) {
        let running = lab.ports.all.filter { lab.process($0).map { !$0.isFrozen } ?? false }
        let names = running.map { "\(lab.endpoint($0))" }
        for name in names.filter({ !places.contains($0) }) + names.filter(places.contains) {
            for password in [nil, LabPassword.usual.reveal()] where try await ping(name, password) {
                return (name, password)
            }
        }
        return ("\(lab.endpoint(lab.ports.all[0]))", nil)
    }

    private func ping(_ target: String, _ password: String?) async throws -> Bool {
        let port = target.split(separator: ":").last.map(String.init) ?? ""
        var environment = ["PATH": Self.path]
        if let password { environment["REDISCLI_AUTH"] = password }
        let run = try? await ProgramRun.start("redis-cli", ["-p", port, "PING"], environment: environment)
            .end(within: .seconds(2))
        return run?.output.contains("PONG") ?? false
    }

    private static let path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
}
