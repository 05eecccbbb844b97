import Facts

extension CaptureOverview {
    /// The same data as the terminal shows, and some more rows.
    var json: JSONValue {
        [
            "quality": .facts(quality),
            "files": list(files),
            "peers": list(peers),
            "commands": list(commands),
            "slow": list(slow),
            "slots": list(slots),
            "keys": list(keys),
            "errors": list(errors),
            "redirects": list(redirects),
            "connectFailures": list(failures),
            "clearPasswords": list(passwords),
            "bus": list(bus),
            "members": list(members),
            "elections": list(elections),
            "collisions": list(collisions),
            "events": list(events),
            "eventsLeftOut": .integer(eventsLeftOut),
        ]
    }

    /// Each row with what shows its packets in Wireshark.
    private func list(_ lines: [Line]) -> JSONValue {
        .array(
            lines.map { line in
                guard let filter = line.displayFilter else { return .facts(line) }
                return .facts(line + [("filter", .text(filter))])
            }
        )
    }
}
