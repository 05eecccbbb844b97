import ClusterModel
import RESP

extension FaultStep {
    /// CONFIG SET; `lab heal` sets back what was there before.
    static func set(_ place: FaultPlace, _ name: String, _ value: String) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) {
                let old = try await run.lab.send([RESPCommand("CONFIG", "GET", .text(name))], to: member.port).first
                // Nobody writes a password down; fix knows what to do about those.
                if let old = old?[name]?.string, old.isEmpty || !["requirepass", "masterauth"].contains(name) {
                    try run.lab.remember(LabUndo(port: member.port, words: ["CONFIG", "SET", name, old]))
                }
                try await run.order(["CONFIG", "SET", name, value], on: member)
            }
        }
    }

    static func order(_ place: FaultPlace, _ words: String...) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) { try await run.order(words, on: member) }
        }
    }

    /// The same, and what takes it back.
    static func order(_ place: FaultPlace, _ words: String..., undo: [String]) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) {
                try run.lab.remember(LabUndo(port: member.port, words: undo.map(run.fill)))
                try await run.order(words, on: member)
            }
        }
    }

    /// A command whose refusal or silence is part of the fault.
    static func tryOrder(_ place: FaultPlace, _ words: String...) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) {
                let command = run.command(words)
                _ = try? await run.lab.send([command], to: member.port)
                run.cluster.did("\(command)", on: member)
            }
        }
    }

    /// Several commands over one connection, for example ASKING and what follows it.
    static func together(_ place: FaultPlace, _ commands: [[String]]) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) {
                let commands = commands.map(run.command)
                for (command, reply) in zip(commands, try await run.lab.send(commands, to: member.port)) {
                    if let error = reply.error {
                        throw LabError.refused(node: member.endpoint, command: "\(command)", reply: "\(error)")
                    }
                    run.cluster.did("\(command)", on: member)
                }
            }
        }
    }

    /// The same command again and again, in batches, without a line for each.
    static func many(_ place: FaultPlace, _ count: Int, _ words: String...) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) {
                // Large values go in small batches.
                let size = words[0] == "EVAL" ? 2 : words.contains { $0.hasPrefix("{x") } ? 50 : 500
                for start in stride(from: 0, to: count, by: size) {
                    let batch = (start..<min(start + size, count)).map { number in
                        let words = words.map { LabWork.fill(run.fill($0), number) }
                        return RESPCommand(words[0], arguments: words.dropFirst().map { .text($0) })
                    }
                    _ = try await run.lab.send(batch, to: member.port)
                }
                run.cluster.did(
                    "\(count) times \(words.map { $0.count > 40 ? "…" : $0 }.joined(separator: " "))",
                    on: member
                )
            }
        }
    }

    /// A memory limit that is this many times what is used now.
    static func limitMemory(_ place: FaultPlace, timesUsed factor: Double) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) {
                let info = try await run.lab.send([RESPCommand("INFO", "memory")], to: member.port).first?.string ?? ""
                let line = info.split(whereSeparator: \.isNewline).first { $0.hasPrefix("used_memory:") }
                let used = line.flatMap { Double($0.dropFirst(12)) } ?? 1_000_000
                try run.lab.remember(LabUndo(port: member.port, words: ["CONFIG", "SET", "maxmemory", "0"]))
                try await run.order(["CONFIG", "SET", "maxmemory", "\(Int(used * factor))"], on: member)
            }
        }
    }

    /// Gives slots to another master in every master's view, as the end of a reshard does.
    static func give(to target: FaultPlace, from source: FaultPlace, _ choose: @escaping @Sendable ([Int]) -> [Int])
        -> FaultStep
    {
        FaultStep { run in
            let (giver, taker) = (try run.first(source), try run.first(target))
            let slots = choose(Array(giver.slots))
            for start in stride(from: 0, to: slots.count, by: 500) {
                let batch = slots[start..<min(start + 500, slots.count)].map {
                    RESPCommand("CLUSTER", "SETSLOT", .number($0), "NODE", .text(taker.id.text))
                }
                for member in [taker, giver] { _ = try await run.lab.send(batch, to: member.port) }
            }
            // Else those who know a higher config epoch for these slots would not follow.
            try await run.order(["CLUSTER", "BUMPEPOCH"], on: taker)
            run.cluster.did("gets \(slots.count) slots of \(giver.endpoint)", on: taker)
        }
    }

    static func wait(_ seconds: Double) -> FaultStep {
        FaultStep { _ in try await Task.sleep(for: .seconds(seconds)) }
    }
}
