import ClusterModel
import Foundation
import Lab
import RESP
import TestSupport

/// Looks at a lab without rcdoctor's rules: what the nodes say about themselves, each other, and the keys.
struct ClusterProof: Sendable {
    /// Written before the fault, and read back by `redis-cli -c`.
    static let keys = 300

    private let lab: Lab
    /// CONFIG GET * of each node before the fault and with it.
    private var healthy: [Int: [String: String]] = [:]
    private var broken: [Int: [String: String]] = [:]
    /// Settings that play machines of their own, and are no part of the fault.
    private let staged: Set<String>

    init(_ lab: Lab, _ question: FaultQuestion) {
        self.lab = lab
        if case .fromAfar = question { staged = ["bind", "cluster-announce-ip"] } else { staged = [] }
    }

    mutating func noteHealthy() { healthy = settings() }
    mutating func noteBroken() { broken = settings() }

    /// What is wrong, once it is right or the time is over.
    func complaints(touched steps: [String], within limit: Duration) async -> [String] {
        let deadline = ContinuousClock.now + limit
        while true {
            let complaints = look(touched: steps)
            if complaints.isEmpty || ContinuousClock.now > deadline { return complaints }
            try? await Task.sleep(for: .milliseconds(500))
        }
    }

    /// How many of the keys a client that knows clusters can't read.
    func unreachableKeys() async -> Int {
        let numbers = 1...Self.keys
        guard let folder = try? TemporaryFolder("keys") else { return Self.keys }
        defer { folder.remove() }
        try? folder.write(numbers.map { "GET lab:\($0)\n" }.joined(), to: "commands")
        for port in livePorts {
            var environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"]
            let login = password(port)
            if let login, !login.isEmpty { environment["REDISCLI_AUTH"] = login }
            guard login != nil else { continue }
            let words = ["-c", "exec redis-cli -c -p \(port) < '\(folder.file("commands"))'"]
            guard let running = try? ProgramRun.start("sh", words, environment: environment),
                let run = try? await running.end(within: .seconds(20))
            else { continue }
            let values = Set(run.output.split(separator: "\n").map(String.init))
            return numbers.count { !values.contains("value-\($0)") }
        }
        return Self.keys
    }

    // MARK: -

    private var livePorts: [Int] {
        (lab.ports.all + lab.extraPorts).filter { lab.process($0).map { !$0.isFrozen } ?? false }
    }

    private func look(touched steps: [String]) -> [String] {
        var complaints: [String] = []
        var maps: [Int: Set<String>] = [:]
        for port in livePorts {
            do {
                let replies = try ask(port, [["CLUSTER", "INFO"], ["CLUSTER", "NODES"], ["INFO", "replication"]])
                let info = replies[0].string ?? "\(replies[0])"
                // An empty server beside the cluster is no part of it, and whether it should be is for the rules to say.
                if info.contains("cluster_known_nodes:1\r"), info.contains("cluster_slots_assigned:0\r") { continue }
                let isWell = ["cluster_state:ok", "cluster_slots_assigned:16384", "cluster_slots_ok:16384"]
                    .allSatisfy(info.contains)
                if !isWell { complaints.append("\(port) does not see all slots served") }
                let nodes = replies[1].string ?? ""
                if nodes.contains("->-") || nodes.contains("-<-") { complaints.append("\(port) has an open slot") }
                maps[port] = Self.map(ClusterNodes.parse(nodes))
                let replication = replies[2].string ?? ""
                if replication.contains("master_link_status:down") { complaints.append("\(port) has its link down") }
            } catch {
                complaints.append("\(port) can't be asked: \(error)")
            }
        }
        if Set(maps.values).count > 1 { complaints.append("views differ") }
        return complaints + settingsLeft(touched: steps)
    }

    /// Who owns what and who follows whom.
    private static func map(_ view: ClusterNodes) -> Set<String> {
        Set(
            view.nodes.filter { $0.flags.isDisjoint(with: [.handshake]) }.map { node in
                "\(node.id.text) \(node.isMaster ? "master" : "follows \(node.masterID?.text ?? "")") \(node.slots)"
            }
        )
    }

    /// Directives that the fault changed must not be as it left them, unless all nodes have them alike by now; and what
    /// was changed, by the fault or by the repair, must be in the config file.
    private func settingsLeft(touched steps: [String]) -> [String] {
        var complaints: [String] = []
        let now = settings()
        let set = Set(
            steps.compactMap { step in
                step.firstMatch(of: /^CONFIG SET (\S+)/).map { String($0.1).lowercased() }
            }
        )
        for (port, values) in now.sorted(by: { $0.key < $1.key }) {
            for (name, value) in values.sorted(by: { $0.key < $1.key }) where !staged.contains(name) {
                let wasChanged = healthy[port]?[name] != nil && broken[port]?[name] != healthy[port]?[name]
                if wasChanged, broken[port]?[name] == value, Set(now.values.map { $0[name] ?? "" }).count > 1 {
                    complaints.append("\(port) still has \(name) \(Self.isSecret(name) ? "…" : value)")
                }
                // What the repair did not touch is for a person to keep, and its rule tells.
                guard set.contains(name), let kept = written(name, port), kept != Self.plain(value) else {
                    continue
                }
                complaints.append("\(port) has not kept \(name)")
            }
        }
        return complaints
    }

    private static func isSecret(_ name: String) -> Bool { name.contains("pass") || name.contains("auth") }

    private func settings() -> [Int: [String: String]] {
        var all: [Int: [String: String]] = [:]
        for port in livePorts {
            guard let reply = try? ask(port, [["CONFIG", "GET", "*"]]).first?.array else { continue }
            var values: [String: String] = [:]
            for index in stride(from: 0, to: reply.count - 1, by: 2) {
                // Whom a node follows is its role, not a setting.
                if let name = reply[index].string, !["replicaof", "slaveof"].contains(name) {
                    values[name] = reply[index + 1].string ?? ""
                }
            }
            all[port] = values
        }
        return all
    }

    /// The value in the node's config file, comparable; nil where the file does not have it: then the default counts.
    private func written(_ name: String, _ port: Int) -> String? {
        let text = FileManager.default.contents(atPath: lab.folder.config(port)).map {
            String(decoding: $0, as: UTF8.self)
        }
        let lines = text?.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1) } ?? []
        // What may stand on several lines, or in parts, is not compared.
        let own = lines.filter { $0.first?.lowercased() == name }
        guard own.count == 1, name != "client-output-buffer-limit" else { return nil }
        return Self.plain(own[0].count > 1 ? String(own[0][1]) : "")
    }

    /// Without quotes, sizes in bytes.
    private static func plain(_ text: String) -> String {
        let bare = text.trimmingCharacters(in: CharacterSet(charactersIn: "\" ")).lowercased()
        let units: [(String, Int)] = [("gb", 1 << 30), ("mb", 1 << 20), ("kb", 1 << 10)]
        for (unit, factor) in units where bare.hasSuffix(unit) {
            if let number = Int(bare.dropLast(2)) { return "\(number * factor)" }
        }
        return bare
    }

    /// The password that opens a node, empty for none; nil if nothing does.
    private func password(_ port: Int) -> String? {
        for word in ["", LabPassword.usual.reveal(), LabPassword.other.reveal()] {
            guard var client = try? NodeClient(port: port, password: word.isEmpty ? nil : word) else { continue }
            if (try? client.send([["PING"]]))?.first?.string == "PONG" { return word }
        }
        return nil
    }

    private func ask(_ port: Int, _ commands: [[String]]) throws -> [RESPValue] {
        guard let password = password(port) else { throw TestFailure("no password opens it") }
        var client = try NodeClient(port: port, password: password.isEmpty ? nil : password)
        return try client.send(commands)
    }
}
