import ClusterModel
import Glibc
import RESP
import TestSupport
import Testing

extension RealClusters {
    @Suite(.serialized) struct InterruptionTests {
        private let password = "interrupted"

        @Test("Ctrl-C during a scan ends it at once with exit 130 and a report of what was seen")
        func scan() async throws {
            try await TestCluster.with(3) { cluster in
                cluster.members[2].freeze()
                let scan = try cluster.startDoctor(
                    ["scan", cluster.names[0], "--format", "json", "--timeout", "20"]
                )
                try await Task.sleep(for: .milliseconds(1_500))
                scan.process.signal(SIGINT)
                let run = try await scan.end()
                #expect(run.exit == 130)
                #expect(run.seconds < 4)
                let report = try ScanReport(run)
                #expect(report.cluster.nodes == 3)
                #expect(report.cluster.reachable == 2)
                #expect(report.verdict != "healthy")
            }
        }

        @Test("Ctrl-C while waiting for the second look: what was seen once is named, and held against nobody")
        func secondLook() async throws {
            try await TestCluster.with(3) { cluster in
                try cluster.members[2].order("CONFIG", "SET", "cluster-announce-bus-port", "9")
                try await cluster.wait("a link that is gone") {
                    try cluster.view(of: cluster.members[0]).nodes.contains { !$0.linkConnected }
                }
                // When the first look is over depends on the machine.
                var texts: [String] = []
                for wait in [600, 900, 1_300, 1_800, 2_400, 3_200] {
                    let scan = try cluster.startDoctor(["scan", cluster.names[0], "--no-host"])
                    try await Task.sleep(for: .milliseconds(wait))
                    scan.process.signal(SIGINT)
                    let run = try await scan.end()
                    #expect(run.exit == 130 || wait > 2_000)
                    texts.append(run.text)
                    if run.text.contains("second look") { break }
                }
                let text = try #require(texts.last)
                #expect(text.contains("the second look was interrupted"), "\(texts)")
                #expect(text.contains("network/announce-bus-port-wrong") && !text.contains("ERROR"), "\(text)")
            }
        }

        @Test("a repair killed half-way can be taken back from its journal; meanwhile a second one is refused")
        func killed() async throws {
            try await withSlowRepair { cluster, repair in
                let second = try await cluster.apply(password: password)
                #expect(second.exit == 3)
                #expect(second.errors.contains("another rcdoctor fix is at work on this cluster"), "\(second.text)")
                #expect(repair.process.isRunning, "the first one still waits for the link")
                repair.process.signal(SIGKILL)
                #expect(try await repair.end().exit == -Int(SIGKILL))
                try await expectTakenBack(cluster)
            }
        }

        @Test("forming killed half-way can be taken back, and done again")
        func forming() async throws {
            try await TestCluster.with(formed: false) { cluster in
                let call = ["fix"] + cluster.names + ["--apply", "--yes"]
                let forming = try cluster.startDoctor(call)
                try await cluster.wait("the nodes to meet") { try cluster.view(of: cluster.members[0]).nodes.count > 1 }
                forming.process.signal(SIGKILL)
                #expect(try await forming.end().exit == -Int(SIGKILL))

                let undo = try await cluster.doctor("fix", "--undo", "--yes")
                #expect(undo.exit == 0, "\(undo.text)")
                let scan = try await cluster.scan(from: cluster.names)
                #expect(scan.report.problems.map(\.rule) == ["topology/cluster-not-formed"])
                let again = try await cluster.doctor(call)
                #expect(again.exit == 0, "\(again.text)")
            }
        }

        @Test(
            "Ctrl-C or SIGTERM during a repair stops it with exit 130, and what it did can be taken back",
            arguments: [SIGINT, SIGTERM]
        )
        func stopped(number: CInt) async throws {
            try await withSlowRepair { cluster, repair in
                repair.process.signal(number)
                let run = try await repair.end()
                #expect(run.exit == 130, "\(run.text)")
                #expect(run.output.contains("take back  rcdoctor fix --undo"))
                #expect(try cluster.settings("requirepass", password: password).count { $0.isEmpty } == 3)
                try await expectTakenBack(cluster)
            }
        }

        /// A repair of the tutorial's fault that waits for its first link.
        private func withSlowRepair(_ body: (TestCluster, ProgramRun.Running) async throws -> Void) async throws {
            let settings = ["repl-diskless-sync-delay 6", "enable-debug-command yes"]
            try await TestCluster.with(settings: settings) { cluster in
                try await cluster.lockMasters(password)
                // Without a common history the link needs a full sync, which waits for the delay.
                for master in try cluster.masters(password: password) {
                    try master.order("DEBUG", "CHANGE-REPL-ID", password: password)
                }
                let repair = try cluster.startDoctor(
                    ["fix", cluster.names[0], "--apply", "--yes"],
                    password: password
                )
                try await cluster.wait("a masterauth on a replica") {
                    try cluster.settings("masterauth", password: password).count { $0 == password } > 3
                }
                try await body(cluster, repair)
            }
        }

        private func expectTakenBack(_ cluster: TestCluster) async throws {
            let undo = try await cluster.doctor("fix", "--undo", "--yes", password: password)
            #expect(undo.exit == 0, "\(undo.text)")
            #expect(try cluster.settings("masterauth", password: password) == Array(repeating: "", count: 6))
        }
    }
}
