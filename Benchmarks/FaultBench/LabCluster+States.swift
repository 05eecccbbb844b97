import ClusterModel
import Lab
import RESP
import TestSupport

extension LabCluster {
    /// The same settings on every node.
    func configure(_ settings: [(name: String, value: String)]) async throws -> Task<Void, any Error>? {
        for setting in settings {
            for node in members {
                try await run(RESPCommand("CONFIG", "SET", .text(setting.name), .text(setting.value)), on: node)
            }
        }
        return nil
    }

    /// Moves an empty slot as redis-cli does: open both sides, move, give it to the target.
    func move(_ slot: Int, from source: LabMember, to target: LabMember) async throws {
        func setSlot(_ words: RESPCommand.Argument..., on node: LabMember) async throws {
            try await run(RESPCommand("CLUSTER", arguments: ["SETSLOT", .number(slot)] + words), on: node)
        }
        try await setSlot("IMPORTING", .text(source.id.text), on: target)
        try await setSlot("MIGRATING", .text(target.id.text), on: source)
        try await Task.sleep(for: .milliseconds(5))
        try await setSlot("NODE", .text(target.id.text), on: target)
        try await setSlot("NODE", .text(target.id.text), on: source)
    }

    /// Ends a server as a service manager would, starts it again, and waits until it answers.
    func restart(_ member: LabMember) async throws {
        guard let process = lab.process(member.port) else { throw TestFailure("nothing runs on \(member.endpoint)") }
        let pid = process.pid
        // A master waits ten seconds for replicas that lag (shutdown-timeout), and a server that writes its first AOF
        // refuses; so it is asked again.
        let deadline = ContinuousClock.now + .seconds(30)
        var next = ContinuousClock.now
        while lab.process(member.port)?.pid == pid {
            guard ContinuousClock.now < deadline else { throw TestFailure("\(member.endpoint) does not end") }
            if ContinuousClock.now >= next {
                _ = try? await run(RESPCommand("SHUTDOWN"), on: member)
                next = .now + .seconds(12)
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        _ = try await Lab.start(in: lab.folder)
    }
}

/// Key names by slot.
enum KeyNames {
    /// A key whose tag hashes to a slot.
    static func key(in slot: Int) -> String {
        for number in 0... {
            let tag = "{\(number)}"
            if HashSlot.of(key: tag) == slot { return tag }
        }
        return ""
    }
}
