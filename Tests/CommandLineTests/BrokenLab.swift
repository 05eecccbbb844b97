import Foundation
import RESP
import TestSupport

/// A practice cluster made, broken and examined with the built `rcdoctor` alone.
struct BrokenLab {
    let folder: TemporaryFolder
    let ports: [Int]

    /// Brings a lab up, and takes it down again whatever happens.
    static func with(_ body: (BrokenLab) async throws -> Void) async throws {
        let folder = try TemporaryFolder("broken-lab")
        let ports = try Ports.claim(6).sorted()
        let lab = BrokenLab(folder: folder, ports: ports)
        do {
            let list = ports.map(String.init).joined(separator: ",")
            let up = try await lab.doctor(["lab", "up", "--dir", lab.path, "--ports", list])
            guard up.exit == 0 else { throw TestFailure("no lab, exit \(up.exit): \(up.text)") }
            try await body(lab)
        } catch {
            await lab.end()
            throw error
        }
        await lab.end()
    }

    private var path: String { folder.file("lab") }

    private func end() async {
        _ = try? await doctor(["lab", "down", "--dir", path])
        folder.remove()
    }

    func name(_ port: Int) -> String { "127.0.0.1:\(port)" }

    /// Injects a fault, and says which nodes it touched, in the order of the steps.
    @discardableResult
    func inject(_ fault: String) async throws -> [String] {
        let run = try await doctor(["lab", "break", fault, "--dir", path])
        guard run.exit == 0 else { throw TestFailure("\(fault) was not injected: \(run.text)") }
        return run.output.split(separator: "\n").compactMap { line in
            ports.map(name).first { line.hasPrefix($0 + " ") }
        }
    }

    func scan(_ targets: [String]? = nil) async throws -> ScanReport {
        try ScanReport(await doctor(["scan"] + (targets ?? [name(ports[0])]) + ["--format", "json", "--timeout", "2"]))
    }

    /// Scans until what is found is what is waited for, at most 20 seconds long; the last report, whatever it says.
    func scan(_ targets: [String]? = nil, until isReached: (ScanReport) -> Bool) async throws -> ScanReport {
        let deadline = ContinuousClock.now + .seconds(20)
        while true {
            let report = try await scan(targets)
            if isReached(report) || ContinuousClock.now > deadline { return report }
            try await Task.sleep(for: .milliseconds(300))
        }
    }

    func heal() async throws -> ProgramRun { try await doctor(["lab", "heal", "--dir", path]) }

    func fix() async throws -> ProgramRun {
        try await doctor(["fix", name(ports[0]), "--apply", "--yes"])
    }

    /// A command by another way than the program under test.
    @discardableResult
    func order(_ node: String, _ words: String...) throws -> RESPValue {
        guard let port = ports.first(where: { name($0) == node }) else { throw TestFailure("no node \(node)") }
        var client = try NodeClient(port: port)
        let reply = try client.send([words])[0]
        if let error = reply.error { throw TestFailure("\(node) refused \(words): \(error)") }
        return reply
    }

    private func doctor(_ arguments: [String]) async throws -> ProgramRun {
        let environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "HOME": folder.path, "XDG_STATE_HOME": folder.file("state"), "LANG": "C.UTF-8",
        ]
        return try await ProgramRun.start(try BuiltBinary.path(), arguments, environment: environment).end()
    }
}

extension ScanReport {
    /// The problems by rule with the nodes of their findings, for a message that says what was seen instead.
    var overview: String { findings.map { "\($0.severity) \($0.rule) \($0.nodes)" }.joined(separator: "\n") }

    /// Whether this rule has a finding whose first node is this one.
    func names(_ rule: String, _ node: String?) -> Bool { finding(rule, on: node ?? "") != nil }
}
