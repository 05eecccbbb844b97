import Foundation
import TestSupport
import Testing

extension RealClusters {
    /// What an operator knows already: mutes, severities, parameters, baselines.
    @Suite(.serialized) struct SettingsTests {
        @Test("a mute, another severity, a parameter, an ignored rule and a baseline, in one cluster")
        func settings() async throws {
            try await TestCluster.with { cluster in
                let replica = try cluster.replicas()[0]
                try replica.order("CONFIG", "SET", "replica-read-only", "no")
                let rule = "replication/replica-writable"
                let plain = try await cluster.scan(from: nil, "--fail-on", "notice")
                #expect(plain.report.subjects(of: rule) == [replica.name] && plain.run.exit == 1)

                let config = cluster.folder.file("settings.yaml")
                func write(_ text: String) throws { try cluster.folder.write(text, to: "settings.yaml") }
                try write("mute: [{ rule: \(rule), key: { node: \"\(replica.name)\" }, reason: exports, count: 1 }]\n")
                let muted = try await cluster.scan(from: nil, "--fail-on", "notice", "--config", config)
                let finding = try #require(muted.report.finding(rule, on: replica.name))
                #expect(finding.muted && finding.mutedBecause == "exports")
                #expect(!muted.report.problems.map(\.rule).contains(rule))
                let words = try await cluster.doctor("scan", cluster.names[0], "-v", "--config", config)
                #expect(words.output.contains("1 known finding not counted") && words.output.contains("(exports)"))

                try write("mute: [{ rule: \(rule), reason: exports, until: 2020-01-01 }]\n")
                let ended = try await cluster.scan(from: nil, "--config", config)
                #expect(ended.report.finding(rule, on: replica.name)?.muted == false)
                #expect(ended.report.notes == ["the mute of \(rule) ended on 2020-01-01"])

                try write("severity: { \(rule): critical }\n")
                let worse = try await cluster.scan(from: nil, "--config", config)
                #expect(worse.report.finding(rule, on: replica.name)?.severity == "critical" && worse.run.exit == 1)

                let ignored = try await cluster.scan(from: nil, "--ignore", rule)
                #expect(ignored.report.findings(of: rule).isEmpty)

                try write("mutes: []\n")
                let wrong = try await cluster.doctor("scan", cluster.names[0], "--config", config)
                #expect(wrong.exit == 66)
                #expect(wrong.errors.contains("settings.yaml:1:1: error: unknown key 'mutes', did you mean 'mute'?"))

                try write("ignore: [replication/replica-writeable]\n")
                let typo = try await cluster.doctor("scan", cluster.names[0], "--config", config)
                #expect(typo.errors.contains("Did you mean '\(rule)'?") && typo.exit == 0, "\(typo.text)")
            }
        }

        @Test("with a baseline only what is new counts")
        func baseline() async throws {
            try await TestCluster.with { cluster in
                let replicas = try cluster.replicas()
                let rule = "replication/replica-writable"
                try replicas[0].order("CONFIG", "SET", "replica-read-only", "no")
                let file = cluster.folder.file("before.rcd")
                let before = try await cluster.scan(from: nil, "--save", file)
                #expect(before.report.findings(of: rule).map(\.muted) == [false])
                let same = try await cluster.scan(from: nil, "--baseline", file, "--fail-on", "notice")
                #expect(same.report.findings(of: rule).map(\.muted) == [true] && same.report.problems.isEmpty)
                #expect(same.run.exit == 0, "\(same.run.text)")

                try replicas[1].order("CONFIG", "SET", "replica-read-only", "no")
                let more = try await cluster.scan(from: nil, "--baseline", file, "--fail-on", "notice")
                #expect(more.run.exit == 1)
                let open = more.report.findings(of: rule).filter { !$0.muted }
                #expect(open.map(\.nodes) == [[replicas[1].name]])

                let none = try await cluster.doctor(
                    "scan",
                    cluster.names[0],
                    "--baseline",
                    cluster.folder.file("no.rcd")
                )
                #expect(none.exit == 66 && none.errors.contains("there is no file"))
            }
        }

        @Test("settings of the account and of the working folder are found by themselves, the nearer one wins")
        func found() async throws {
            let folder = try TemporaryFolder("settings")
            defer { folder.remove() }
            for name in ["config", "config/rcdoctor", "work"] { mkdir(folder.file(name), 0o700) }
            let rule = "replication/replica-writable"
            try folder.write(
                "severity: { \(rule): error, host/thp-enabled: critical }\n",
                to: "config/rcdoctor/config.yaml"
            )
            try folder.write("severity: { \(rule): warning }\n", to: "work/.rcdoctor.yaml")
            let environment = [
                "PATH": "/usr/bin:/bin", "HOME": folder.path, "XDG_CONFIG_HOME": folder.file("config"),
                "LANG": "C.UTF-8",
            ]
            let command = "cd \"$0\" && exec \"$1\" rules list"
            let run = try await ProgramRun.start(
                "/bin/sh",
                ["-c", command, folder.file("work"), try BuiltBinary.path()],
                environment: environment
            ).end()
            let lines = run.output.split(separator: "\n")
            #expect(lines.contains { $0.hasPrefix(rule) && $0.contains(" warning ") }, "\(run.text)")
            #expect(lines.contains { $0.hasPrefix("host/thp-enabled") && $0.contains(" critical ") })
        }
    }
}
