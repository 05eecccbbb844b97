import Foundation
import Rules

/// The capture's part of the terminal report: how far it can be believed, who talked to whom, what took long, and the
/// life of the cluster.
struct CaptureText {
    let overview: CaptureOverview
    let style: TerminalStyle
    let verbose: Bool

    /// What stands in the first line after the name of the file.
    var header: [String] {
        let quality = overview.quality
        let (first, last) = (quality.text("first_at"), quality.text("last_at"))
        var parts = [Formatter.plural(quality.number("frames"), "frame")]
        if !first.isEmpty {
            parts.append("\(clock(first, 8)) \(style.unicode ? "–" : "-") \(clock(last, 8)) (\(seconds(quality)))")
        }
        let interfaces = overview.files.reduce(0) { $0 + $1.number("interfaces") }
        if interfaces > 1 { parts.append(Formatter.plural(interfaces, "interface")) }
        return parts
    }

    /// Who talked to whom, and what was seen.
    var tables: String {
        [peers, commands, slow, slots, keys, troubles, timeline].filter { !$0.isEmpty }.map { "\n" + $0 }.joined()
    }

    private func seconds(_ quality: CaptureOverview.Line) -> String {
        let seconds = quality.real("seconds") ?? 0
        return seconds < 10 ? String(format: "%.1f s", seconds) : "\(Formatter.grouped(Int64(seconds.rounded()))) s"
    }

    /// The time of day of an RFC 3339 text.
    private func clock(_ text: String, _ length: Int) -> String { CaptureTimeline.clock(text, length) }

    private func line(_ label: String, _ text: String) -> String {
        TerminalText.entry(label, text, indent: 2, column: 11, width: style.width)
    }

    /// How much there is, and how far it can be believed.
    var counts: String {
        let quality = overview.quality
        var text = "\n"
        let clients = quality.number("resp_connections")
        var kinds = [
            "\(Formatter.plural(clients, "connection")), \(Formatter.plural(quality.number("commands"), "command"))"
        ]
        if quality.number("replication_connections") > 0 {
            kinds.append(Formatter.plural(quality.number("replication_connections"), "replica connection"))
        }
        if quality.number("tls_connections") > 0 {
            kinds.append("\(Formatter.plural(quality.number("tls_connections"), "TLS connection")), not read")
        }
        text += line("clients", kinds.joined(separator: "; "))
        if !overview.bus.isEmpty {
            let types = overview.bus.map { "\($0.text("type")) \(Formatter.grouped($0.number("count")))" }
            text += line(
                "cluster",
                "\(Formatter.plural(Int64(overview.members.count), "node")), "
                    + "\(Formatter.plural(quality.number("bus_messages"), "bus message")): "
                    + types.joined(separator: " ")
            )
        }
        return text + line("quality", doubts)
    }

    /// Quality comes before everything that is told.
    private var doubts: String {
        let quality = overview.quality
        var list: [String] = []
        let (missing, there) = (quality.number("hole_bytes"), quality.number("payload_bytes"))
        if quality.number("holes") > 0 {
            let share = Double(missing) / Double(max(1, missing + there)) * 100
            list.append(
                (share < 0.01 ? "less than 0.01 %" : String(format: "%.2f %%", share)) + " of the bytes missing in "
                    + Formatter.plural(quality.number("holes"), "place")
            )
        }
        let unpaired = quality.number("unpaired")
        if unpaired > 0 { list.append("\(Formatter.plural(unpaired, "request")) whose reply can't be told") }
        func note(_ column: String, _ word: String, _ rest: String) {
            if quality.number(column) > 0 { list.append("\(Formatter.plural(quality.number(column), word)) \(rest)") }
        }
        note("mid_stream", "connection", "without their start")
        note("one_sided", "connection", "with one direction only")
        note("cut_frames", "frame", "cut by the snap length")
        note("duplicates", "packet", "captured twice")
        note("retransmissions", "segment", "sent again")
        note("fragments", "IP fragment", "left out")
        note("unknown_links", "frame", "of a link type that is not known")
        note("time_reversals", "frame", "older than the one before")
        note("bus_damaged", "bus message", "cut or damaged")
        for file in overview.files {
            if file.number("dropped") > 0 {
                list.append("\(Formatter.plural(file.number("dropped"), "packet")) dropped by the capturing host")
            }
            if !file.text("problem").isEmpty { list.append(file.text("problem")) }
        }
        if quality.number("complete") == 0, list.isEmpty { list.append("not everything was counted") }
        return list.isEmpty ? "nothing missing" : list.joined(separator: ", ")
    }

    private var peers: String {
        table(
            overview.peers.prefix(verbose ? 10 : 5).map { peer in
                [
                    "\(peer.text("client")) \(style.arrow) \(peer.text("node"))",
                    Formatter.plural(peer.number("connections"), "connection"),
                    Formatter.plural(peer.number("commands"), "command"),
                    peer.number("redirects") > 0 ? "\(Formatter.plural(peer.number("redirects"), "redirection"))" : "",
                ]
            },
            ["who talked to whom"]
        )
    }

    private var commands: String {
        table(
            overview.commands.prefix(verbose ? 10 : 6).map { command in
                [
                    command.text("command"), Formatter.grouped(command.number("calls")),
                    command.number("errors") > 0 ? Formatter.grouped(command.number("errors")) : "",
                    latency(command.real("p50_us")), latency(command.real("p99_us")), latency(command.real("max_us")),
                    command.number("max_frame") > 0 ? "frame \(Formatter.grouped(command.number("max_frame")))" : "",
                ]
            },
            ["command", "calls", "errors", "p50", "p99", "max", ""]
        )
    }

    private var slow: String {
        table(
            overview.slow.prefix(verbose ? 5 : 3).map { request in
                [
                    request.text("command"), latency((request.real("ms") ?? 0) * 1000), request.text("key"),
                    "\(request.text("client")) \(style.arrow) \(request.text("node"))",
                    "frames \(request.number("request_frame")), \(request.number("reply_frame"))",
                    "tcp.stream eq \(request.number("stream"))",
                ]
            },
            ["slowest"]
        )
    }

    private var slots: String {
        let total = overview.commands.reduce(0) { $0 + $1.number("calls") }
        // Few requests make no hot slot.
        guard total >= 1000 else { return "" }
        return table(
            overview.slots.filter { $0.number("requests") * 100 >= total }.map { slot in
                [
                    "slot \(slot.number("slot"))", slot.text("node"),
                    Formatter.plural(slot.number("requests"), "request"),
                    "\(slot.number("requests") * 100 / max(1, total)) %",
                ]
            },
            ["hottest slots"]
        )
    }

    private var keys: String {
        table(
            overview.keys.prefix(verbose ? 10 : 5).map { key in
                [
                    key.text("key"), "slot \(key.number("slot"))",
                    Formatter.plural(key.number("reads") + key.number("writes"), "request"),
                    "frames \(key.number("first_frame")) to \(key.number("last_frame"))",
                ]
            },
            ["hottest keys"]
        )
    }

    private var timeline: String { CaptureTimeline(overview: overview, style: style, verbose: verbose).text }

    private var troubles: String {
        var rows: [[String]] = overview.errors.map { error in
            [
                error.text("code"), Formatter.grouped(error.number("count")), error.text("node"), error.text("reason"),
                frames(error),
            ]
        }
        rows += overview.redirects.map { redirect in
            [
                redirect.text("kind").uppercased(), Formatter.grouped(redirect.number("count")), redirect.text("node"),
                "to \(redirect.text("target")), asked by \(redirect.text("client"))", frames(redirect),
            ]
        }
        rows += overview.failures.map { failure in
            [
                failure.text("outcome"), Formatter.grouped(failure.number("count")), failure.text("server"),
                "connection from \(failure.text("client"))", frames(failure),
            ]
        }
        rows += overview.passwords.map { secret in
            [
                "password", Formatter.grouped(secret.number("count")), secret.text("command"), "sent in clear",
                "frame \(Formatter.grouped(secret.number("first_frame")))",
            ]
        }
        return table(rows, ["errors"])
    }

    private func frames(_ line: CaptureOverview.Line) -> String {
        let (first, last) = (line.number("first_frame"), line.number("last_frame"))
        return first == last ? "frame \(Formatter.grouped(first))" : "frames \(first) to \(last)"
    }

    private func latency(_ microseconds: Double?) -> String {
        guard let value = microseconds else { return "" }
        if value < 1000 { return "\(Int(value.rounded())) us" }
        return value < 1_000_000 ? String(format: "%.1f ms", value / 1000) : String(format: "%.2f s", value / 1_000_000)
    }

    /// Columns of equal width under a heading; nothing if there is no row.
    private func table(_ rows: [[String]], _ head: [String]) -> String {
        guard !rows.isEmpty else { return "" }
        let isHeaded = head.count > 1
        let all = (isHeaded ? [head] : []) + rows.map { $0.map(TerminalText.clean) }
        let widths = (0..<(all.map(\.count).max() ?? 0)).map { column in
            all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        var text = isHeaded ? "" : "  \(style.bold(head[0]))\n"
        for (index, row) in all.enumerated() {
            var line = ""
            for (column, cell) in row.enumerated() where widths[column] > 0 { line += pad(cell, widths[column] + 2) }
            while line.last == " " { line.removeLast() }
            text += (isHeaded ? "  " : "    ") + (isHeaded && index == 0 ? style.bold(line) : line) + "\n"
        }
        return text
    }

    private func pad(_ text: String, _ width: Int) -> String { CaptureTimeline.pad(text, width) }
}
