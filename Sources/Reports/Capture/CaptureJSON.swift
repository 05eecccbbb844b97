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
            "errors": list(errors),
            "redirects": list(redirects),
            "connectFailures": list(failures),
            "clearPasswords": list(passwords),
            "bus": list(bus),
            "members": list(members),
            "events": list(events),
            "eventsLeftOut": .integer(eventsLeftOut),
        ]
    }

    private func list(_ lines: [Line]) -> JSONValue { .array(lines.map { .facts($0) }) }
}
