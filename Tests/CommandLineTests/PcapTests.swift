import Foundation
import TestSupport
import Testing

/// `rcdoctor pcap` as one calls it.
@Suite struct PcapTests {
    private func pcap(_ arguments: [String], in folder: TemporaryFolder) async throws -> ProgramRun {
        try await ProgramRun.start(
            BuiltBinary.path(),
            ["pcap"] + arguments,
            environment: ["XDG_STATE_HOME": folder.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        ).end()
    }

    private func capture() -> CaptureBuilder {
        var capture = CaptureBuilder()
        var script = TCPScript()
        script.handshake(&capture)
        script.request(&capture, TCPScript.command("AUTH", "hunter2secret"))
        script.reply(&capture, "+OK\r\n")
        script.request(&capture, TCPScript.command("CONFIG", "SET", "requirepass", "hunter3secret"))
        script.reply(&capture, "+OK\r\n")
        script.request(
            &capture,
            TCPScript.command("MIGRATE", "10.0.0.9", "7000", "k", "0", "1", "AUTH", "hunter4secret")
        )
        script.reply(&capture, "-ERR wrong number of arguments, hunter4secret\r\n")
        script.request(&capture, "AUTH hunter5secret\r\nhunter6secret\r\n")
        script.reply(&capture, "+OK\r\n-ERR unknown command 'hunter6secret'\r\n")
        script.request(&capture, TCPScript.command("GET", "private:key"))
        script.reply(&capture, "-MOVED 3999 10.0.0.12:7000\r\n")
        script.close(&capture)
        return capture
    }

    private func write(_ bytes: [UInt8], _ name: String, _ folder: TemporaryFolder) throws -> String {
        let path = folder.file(name)
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    @Test("the page of a capture has its quality, a plot of latencies, the line of time and the events")
    func page() async throws {
        let folder = try TemporaryFolder("pcap")
        defer { folder.remove() }
        let fixture = try ProjectFolder.url().appending(path: "fixtures/captures/failover.pcap.gz").path
        let run = try await pcap([fixture, "--format", "html"], in: folder)
        #expect(run.exit == 0 || run.exit == 1, "\(run.errors)")
        let page = run.output
        for words in [
            "<section id=\"capture\"", "<svg class=\"latency\"", "<svg class=\"timeline\"", "<table class=\"events\"",
            "href=\"#capture\"", "class=\"moment\"",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(!page.contains("nodes answered") && page.utf8.count < 600_000)
    }

    @Test("what it shows, saves and answers holds no password and no key")
    func secrecy() async throws {
        let folder = try TemporaryFolder("pcap")
        defer { folder.remove() }
        let file = try write(capture().pcap(), "a.pcap", folder)
        let saved = folder.file("a.rcd")
        let terminal = try await pcap([file, "--save", saved, "-v"], in: folder)
        let json = try await pcap([file, "--format", "json"], in: folder)
        #expect(terminal.exit == 0 || terminal.exit == 1, "\(terminal.errors)")
        #expect(terminal.output.contains("1 connection, 6 commands"), "\(terminal.output)")
        #expect(terminal.output.contains("MOVED"))
        #expect(terminal.output.contains("nothing missing"))
        let snapshot = String(decoding: try #require(FileManager.default.contents(atPath: saved)), as: UTF8.self)
        for text in [terminal.text, json.text, snapshot] {
            for secret in 2...6 { #expect(!text.contains("hunter\(secret)secret")) }
            #expect(!text.contains("private:key"))
        }
        let query = try await ProgramRun.start(
            BuiltBinary.path(),
            ["query", saved, "SELECT client, node, count FROM clear_password WHERE command = 'AUTH'"]
        ).end()
        #expect(query.output.contains("10.0.4.20  10.0.0.15:7000  2"), "\(query.text)")
    }

    @Test("an interface that can't be listened on is named, and what belongs to one is refused without")
    func interface() async throws {
        let folder = try TemporaryFolder("pcap")
        defer { folder.remove() }
        let run = try await pcap(["--interface", "nosuch0", "--duration", "1s"], in: folder)
        #expect(run.exit == 66 && run.errors.contains("nosuch0"), "\(run.text)")
        let file = try write(capture().pcap(), "a.pcap", folder)
        for arguments in [["--duration", "1s", file], ["--interface", "lo", file], []] {
            let run = try await pcap(arguments, in: folder)
            #expect(run.exit == 64, "\(arguments): \(run.text)")
        }
    }

    @Test("JSON has the keys of the contract and the capture's own")
    func json() async throws {
        let folder = try TemporaryFolder("pcap")
        defer { folder.remove() }
        let file = try write(capture().pcapng(), "a.pcapng", folder)
        let run = try await pcap([file, "--format", "json"], in: folder)
        let report = try JSONDecoder().decode(ScanReport.self, from: Data(run.output.utf8))
        #expect(report.source.kind == "capture")
        #expect(report.source.targets == [file])
        let all = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let capture = try #require(all["capture"] as? [String: Any])
        let quality = try #require(capture["quality"] as? [String: Any])
        #expect(quality["commands"] as? Int == 6)
        #expect(quality["replies"] as? Int == 6)
        #expect((capture["redirects"] as? [[String: Any]])?.first?["target"] as? String == "10.0.0.12:7000")
    }

    private struct Capture: Decodable {
        struct Key: Decodable {
            let key: String
            let slot: Int
            let reads: Int
        }
        struct Event: Decodable {
            let kind: String
            let node: String
            let frame: Int
            let filter: String
        }
        struct Election: Decodable {
            let node: String
            let epoch: Int
            let votes: Int
            let outcome: String
        }
        struct Peer: Decodable { let filter: String }

        let keys: [Key]
        let events: [Event]
        let elections: [Election]
        let peers: [Peer]
    }

    private func overview(_ json: String) throws -> Capture {
        struct All: Decodable { let capture: Capture }
        return try JSONDecoder().decode(All.self, from: Data(json.utf8)).capture
    }

    @Test("names of keys only for who asks for them; a pseudonym where nobody may know")
    func keys() async throws {
        let folder = try TemporaryFolder("pcap")
        defer { folder.remove() }
        let file = try write(capture().pcap(), "a.pcap", folder)
        let saved = folder.file("a.rcd")
        let terminal = try await pcap([file, "--include-user-data", "--save", saved], in: folder)
        #expect(terminal.output.contains("private:key  slot 14035  1 request"), "\(terminal.output)")
        let keys = try overview(await pcap([file, "--include-user-data", "--format", "json"], in: folder).output).keys
        #expect(keys.map(\.key) == ["k", "private:key"], "\(keys)")
        #expect(keys.last?.slot == 14035 && keys.last?.reads == 1)
        #expect(try overview(await pcap([file, "--format", "json"], in: folder).output).keys.isEmpty)
        let shared = folder.file("shared.rcd")
        let scan = try await ProgramRun.start(
            BuiltBinary.path(),
            ["scan", saved, "--save", shared, "--anonymize"],
            environment: ["XDG_STATE_HOME": folder.path, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        ).end()
        #expect(scan.output.contains("private:key"), "the overview stands in scans of snapshots, too: \(scan.text)")
        let snapshot = String(decoding: try #require(FileManager.default.contents(atPath: shared)), as: UTF8.self)
        for text in ["private:key", "10.0.4.20", "10.0.0.15"] { #expect(!snapshot.contains(text), "\(text)") }
    }

    @Test("the life of a cluster, with frames and what shows them in Wireshark")
    func timeline() async throws {
        let folder = try TemporaryFolder("pcap")
        defer { folder.remove() }
        let file = try ProjectFolder.url().appending(path: "fixtures/captures/failover.pcap.gz").path
        let terminal = try await pcap([file], in: folder).output
        for line in ["manual failover", "3 vote, won", "2 of 3 vote, won", "from 127.0.0.1:9703  slots 10923-16383"] {
            #expect(terminal.contains(line), "\(line) in \(terminal)")
        }
        // A dead node is the cause; its neighbours on the same machine, which go on, do not make it half reachable.
        let brief = try await pcap([file, "--brief"], in: folder).output.split(separator: "\n")
        #expect(brief.first?.hasPrefix("983 frames   1 error  1 notice") == true, "\(brief)")
        #expect(brief.dropFirst().first?.hasPrefix("ERROR traffic/node-failed") == true, "\(brief)")
        let look = try #require(terminal.split(separator: "\n").first { $0.hasPrefix("  look") })
        let json = try overview(await pcap([file, "--format", "json"], in: folder).output)
        #expect(json.elections.map(\.outcome) == ["won", "won"] && json.elections.map(\.votes) == [3, 2])
        let fail = try #require(json.events.first { $0.kind == "fail" })
        #expect(fail.filter == "frame.number == \(fail.frame)" && look.contains("\(fail.frame),"))
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/tshark") else { return }
        let peer = try #require(json.peers.first)
        for (filter, frames) in [(look.drop { $0 != "f" }, 17), (peer.filter[...], nil)] {
            let run = try await ProgramRun.start(
                "/usr/bin/tshark",
                ["-r", file, "-Y", String(filter), "-T", "fields", "-e", "frame.number"],
                environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
            ).end()
            let count = run.output.split(separator: "\n").count
            #expect(run.exit == 0 && count > 0 && (frames == nil || frames == count), "\(filter): \(run.text)")
        }
    }

    @Test("packed files, several files, and standard input")
    func inputs() async throws {
        let folder = try TemporaryFolder("pcap")
        defer { folder.remove() }
        let file = try write(capture().pcap(), "a.pcap", folder)
        for program in ["gzip", "zstd"] where FileManager.default.isExecutableFile(atPath: "/usr/bin/\(program)") {
            _ = try await ProgramRun.start("/usr/bin/\(program)", ["-k", "-q", file]).end()
            let packed = file + (program == "gzip" ? ".gz" : ".zst")
            let run = try await pcap([packed], in: folder)
            #expect(run.output.contains("6 commands"), "\(run.text)")
            let bytes = try #require(FileManager.default.contents(atPath: packed))
            let cut = try write(Array(bytes.dropLast(12)), "cut\(packed.suffix(4))", folder)
            #expect(try await pcap([cut], in: folder).exit == 66)
        }
        let piped = try await ProgramRun.start(
            "/bin/sh",
            ["-c", "exec \"$0\" pcap - --format json < \"$1\"", BuiltBinary.path(), file],
            environment: ["XDG_STATE_HOME": folder.path, "PATH": "/usr/bin:/bin"]
        ).end()
        #expect(piped.output.contains("\"commands\" : 6"), "\(piped.text)")
    }

    @Test("what can't be read ends with 66 and clear words; a wrong filter with 64")
    func refusals() async throws {
        let folder = try TemporaryFolder("pcap")
        defer { folder.remove() }
        let good = try write(capture().pcap(), "a.pcap", folder)
        let cases: [(file: String, words: String)] = [
            (try write([], "empty.pcap", folder), "is empty"),
            (try write(Array("#!/bin/sh\n# no capture".utf8), "text.pcap", folder), "no capture"),
            (folder.file("absent.pcap"), "can't be opened"),
            (try write(CaptureBuilder().pcap(), "none.pcap", folder), "no packets"),
            (try write(Array(capture().pcap().dropLast(3)), "cut.pcap", folder), "is cut"),
        ]
        for (file, words) in cases {
            let run = try await pcap([file], in: folder)
            #expect(run.exit == 66, "\(file): \(run.text)")
            #expect(run.errors.contains(words), "\(run.errors)")
        }
        #expect(try await pcap([cases[4].file], in: folder).output.contains("6 commands"))
        #expect(try await pcap([good, "--filter", "prt 7"], in: folder).exit == 64)
        #expect(try await pcap([], in: folder).exit == 64)
    }
}
