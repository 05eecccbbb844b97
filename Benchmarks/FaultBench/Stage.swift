import ClusterModel
import Foundation
import Lab
import TestSupport

/// What a stage is built of.
struct StageSettings: Sendable {
    var rcdoctor: String
    var firstPort: Int
    var server: String?
    /// Folder with further servers.
    var servers: String?
    /// Whether a repair is tried with redis-cli, too.
    var asksRival = true

    /// The last server there whose name begins so.
    func server(_ prefix: String) -> String? {
        guard let servers else { return nil }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: servers)) ?? []
        return names.sorted().last { $0.hasPrefix(prefix) }.map { "\(servers)/\($0)/server" }
    }
}

/// Where and how a lab is looked at.
struct View: Sendable {
    let lab: Lab
    let cluster: LabCluster
    let question: FaultQuestion
    /// Nodes to start from only when no other answers.
    let avoid: Set<String>
}

/// Where a trial happens: a fresh lab, with a state folder of its own.
struct Stage: Sendable {
    private let settings: StageSettings
    private let folder: TemporaryFolder

    init(_ settings: StageSettings) throws {
        self.settings = settings
        folder = try TemporaryFolder("faults")
    }

    func remove() { folder.remove() }

    /// Forms a cluster, lets the body do with it what it wants, and removes it.
    func withLab<Result>(_ body: (Lab) async throws -> Result) async throws -> Result {
        let ports = "\(settings.firstPort + 1)-\(settings.firstPort + 6)"
        let up = try await doctor(["lab", "up", "--ports", ports] + (settings.server.map { ["--server", $0] } ?? []))
        do {
            guard up.exit == 0 else { throw TestFailure("lab up: \(up.text)") }
            let result = try await body(try Lab.open(LabFolder(folder.path + "/rcdoctor/lab")))
            await down()
            return result
        } catch {
            await down()
            throw error
        }
    }

    /// In a task of its own, so that it happens after a cancellation too.
    private func down() async {
        let ended = Task { try? await doctor(["lab", "down"]) }
        _ = await ended.value
    }

    func scan(_ view: View) async throws -> ScanResult {
        let (targets, password) = try await targets(view)
        var arguments = ["scan"] + targets + ["--format", "json", "--timeout", "3"]
        if case .fromAfar = view.question { arguments.append("--no-host") }
        var result = try ScanResult(await doctor(arguments, password: password))
        let list = try await doctor(["rules", "list"])
        result.known = Set(
            list.output.split(whereSeparator: { " \n".contains($0) }).map(String.init).filter { $0.contains("/") }
        )
        return result
    }

    /// What `redis-cli --cluster check` says: its exit status and its complaints.
    func check(_ view: View) async throws -> CheckResult? {
        if case .files = view.question { return nil }
        // It takes one node, and a node that the fault is in is the last that anybody would choose.
        let (target, password) = try await firstTarget(view)
        var environment = ["PATH": Self.path]
        if let password { environment["REDISCLI_AUTH"] = password }
        let running = try ProgramRun.start("redis-cli", ["--cluster", "check", target], environment: environment)
        guard let run = try? await running.end(within: .seconds(25)) else { return .hung }
        return CheckResult(run)
    }

    /// `rcdoctor fix` with further words.
    func fix(_ view: View, _ words: [String]) async throws -> ProgramRun {
        let (targets, password) = try await targets(view)
        var words = words
        if case .fromAfar = view.question { words.append("--no-host") }
        return try await doctor(["fix"] + targets + words, password: password, within: .seconds(240))
    }

    /// A file with the lab's other password.
    func passwordFile() throws -> String {
        try folder.write(LabPassword.other.reveal() + "\n", to: "other-password")
        return folder.file("other-password")
    }

    /// `redis-cli --cluster fix`, with yes to whatever it asks.
    func rivalFix(_ view: View) async throws {
        if case .files = view.question { return }
        let (target, password) = try await firstTarget(view)
        var environment = ["PATH": Self.path]
        if let password { environment["REDISCLI_AUTH"] = password }
        let words = ["-c", "yes yes | redis-cli --cluster fix \(target) --cluster-yes"]
        let running = try ProgramRun.start("sh", words, environment: environment)
        _ = try? await running.end(within: .seconds(60))
    }

    func doctor(
        _ arguments: [String],
        password: String? = nil,
        within limit: Duration = .seconds(90)
    ) async throws -> ProgramRun {
        var environment = ["PATH": Self.path, "XDG_STATE_HOME": folder.path, "HOME": folder.path]
        if let password { environment["REDISCLI_AUTH"] = password }
        return try await ProgramRun.start(settings.rcdoctor, arguments, environment: environment).end(within: limit)
    }

    /// Whom to ask: whoever needs help starts from a node that answers, and adds what the question adds.
    private func targets(_ view: View) async throws -> (names: [String], password: String?) {
        let lab = view.lab
        if case .files = view.question { return ([lab.folder.path], nil) }
        let first = try await firstTarget(view)
        switch view.question {
        case .also(.extra): return ([first.name] + lab.extraPorts.map { "\(lab.endpoint($0))" }, first.password)
        case .also(let place): return ([first.name] + view.cluster.names(place), first.password)
        case .only(let place): return (view.cluster.names(place), first.password)
        default: return ([first.name], first.password)
        }
    }

    /// The first node that lets us in, by preference none that the fault was injected into.
    private func firstTarget(_ view: View) async throws -> (name: String, password: String?) {
        let lab = view.lab
        let running = lab.ports.all.filter { lab.process($0).map { !$0.isFrozen } ?? false }
        let names = running.map { "\(lab.endpoint($0))" }
        // Whoever runs a cluster with a password gives it, whichever node is asked first.
        let usual = LabPassword.usual.reveal()
        var isLocked = lab.wantsPassword
        for name in names where !isLocked {
            guard try await !ping(name, nil) else { continue }
            isLocked = try await ping(name, usual)
        }
        for name in names.filter({ !view.avoid.contains($0) }) + names.filter(view.avoid.contains) {
            for password in isLocked ? [usual, nil] : [nil] where try await ping(name, password) {
                return (name, isLocked ? usual : nil)
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
