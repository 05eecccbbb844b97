import ClusterModel
import Facts

/// Services of systemd that start a server with a config file.
struct SupervisorReader {
    let root: HostRoot

    private static let folders = ["/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system"]

    func facts(_ machine: String) -> [SupervisorFact] {
        var seen: Set<String> = []
        return Self.folders.flatMap { folder in
            root.names(in: folder).sorted().compactMap { name -> SupervisorFact? in
                // A unit in /etc hides the one of its package.
                guard name.hasSuffix(".service"), seen.insert(name).inserted else { return nil }
                return root.text("\(folder)/\(name)").flatMap { Self.fact(machine, "\(folder)/\(name)", $0) }
            }
        }
    }

    /// Nil for a unit that starts no server.
    static func fact(_ machine: String, _ source: String, _ text: String) -> SupervisorFact? {
        var type: String?
        var command: [String]?
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimming() }
            guard parts.count == 2 else { continue }
            if parts[0] == "Type" { type = parts[1] }
            if parts[0] == "ExecStart" {
                command = parts[1].split(separator: " ").map { String($0.drop { "-+!@:".contains($0) && $0 != "-" }) }
            }
        }
        guard let command, let program = command.first.map(FilePath.name),
            program.hasPrefix("redis-server") || program.hasPrefix("valkey-server"),
            let config = command.dropFirst().first, config.hasPrefix("/")
        else { return nil }
        func option(_ name: String) -> String? {
            command.lastIndex(of: name).flatMap { $0 + 1 < command.count ? command[$0 + 1] : nil }
        }
        return SupervisorFact(
            machine: machine,
            source: source,
            config: config,
            type: type ?? "simple",
            daemonize: option("--daemonize"),
            supervised: option("--supervised")
        )
    }
}

extension Substring {
    fileprivate func trimming() -> String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
