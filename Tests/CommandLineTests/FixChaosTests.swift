import ClusterModel
import Foundation
import Glibc
import RESP
import TestSupport
import Testing

/// The doctor is killed again and again, at its first journal line, at its second, and whenever a clock says so.
///
/// `RCDOCTOR_TEST_CHAOS` multiplies the rounds.
extension RealClusters {
    @Suite(.serialized) struct FixChaosTests {
        private static let rounds = ProcessInfo.processInfo.environment["RCDOCTOR_TEST_CHAOS"].flatMap { Int($0) } ?? 1

        @Test("forming a cluster, killed before and after each of its first steps, ends healthy by --resume")
        func forming() async throws {
            try await TestCluster.with(Self.rounds > 1 ? 6 : 3, formed: false) { cluster in
                let kills = try await killAndResume(cluster, first: ["fix"] + cluster.names, kills: 8 * Self.rounds)
                #expect(kills >= 8)
                try await cluster.waitUntilSettled()
                #expect(try await cluster.scan().report.serious.isEmpty)
            }
        }

        @Test("passwords, killed before and after each step, end the same on every node")
        func passwords() async throws {
            let password = "s3cr3t-chaos"
            try await TestCluster.with { cluster in
                let keys = try cluster.writeKeys(200)
                try await cluster.lockMasters(password)
                cluster.dropJournals()
                let kills = try await killAndResume(
                    cluster,
                    first: ["fix", cluster.names[0]],
                    kills: 6 * Self.rounds,
                    password: password
                )
                #expect(kills >= 6)
                #expect(try cluster.settings("masterauth", password: password) == Array(repeating: password, count: 6))
                #expect(try cluster.settings("requirepass", password: password) == Array(repeating: password, count: 6))
                #expect(try cluster.lostKeys(keys, password: password).isEmpty)
                #expect(!(try cluster.journals().contains(password)))
            }
        }

        @Test("slots that move, killed at any moment: no key is lost, and the next fix or --resume ends it")
        func moving() async throws {
            try await TestCluster.with(3) { cluster in
                let keys = try cluster.writeKeys(6_000)
                var killed = 0
                for round in 0..<4 * Self.rounds {
                    try await unbalance(cluster)
                    let call = ["fix", cluster.names[0], "--apply", "--yes"]
                    let doctor = try cluster.startDoctor(call)
                    // From before the first step to the middle of the moves.
                    try await Task.sleep(for: .milliseconds(300 + 137 * (round % 11)))
                    if doctor.process.isRunning {
                        killed += 1
                        ChaosKills.add()
                    }
                    doctor.process.signal(SIGKILL)
                    _ = try await doctor.end()
                    // Either way ends it; where nothing was begun there is nothing to resume.
                    let words = round.isMultiple(of: 2) ? ["fix", "--resume", "--yes"] : call
                    var run = try await cluster.doctor(words)
                    if run.exit != 0 { run = try await cluster.doctor(call) }
                    #expect(run.exit == 0, "round \(round): \(run.text)")
                    #expect(try cluster.lostKeys(keys).isEmpty)
                    for member in cluster.members {
                        #expect(try cluster.view(of: member).myself?.openSlots.isEmpty == true)
                    }
                    #expect(try cluster.members.reduce(0) { try $0 + Int($1.ask("DBSIZE").integer ?? 0) } == 6_000)
                }
                print("chaos: \(killed) kills of moving; \(ChaosKills.soFar) so far")
                #expect(killed > 0)
            }
        }

        @Test("that were at least a dozen kills, and a hundred in make chaos")
        func total() {
            print("chaos: \(ChaosKills.soFar) kills so far")
            #expect(ChaosKills.soFar >= (Self.rounds >= 10 ? 100 : 12))
        }

        // MARK: -

        /// Runs a repair that dies at its third line, then resumes that die at their first and second, then one that lives.
        private func killAndResume(
            _ cluster: TestCluster,
            first: [String],
            kills wanted: Int,
            password: String? = nil
        ) async throws -> Int {
            var kills = 0
            let name = first.count > 2 ? "forming" : "passwords"
            defer { print("chaos: \(kills) kills of \(name); \(ChaosKills.soFar) so far") }
            var words = first + ["--apply", "--yes"]
            while kills < wanted {
                // The third line of a new journal is the begin of its first step.
                let lines = kills == 0 ? 3 : 1 + kills % 2
                let run = try await cluster.doctor(
                    words,
                    password: password,
                    environment: ["RCDOCTOR_TEST_DIE_AFTER": "\(lines)"]
                )
                guard run.exit == -Int(SIGKILL) else {
                    // The last kill may have come right after the last line.
                    #expect(run.exit == 0 || run.errors.contains("was carried out to its end"), "\(run.text)")
                    return kills
                }
                kills += 1
                ChaosKills.add()
                words = ["fix", "--resume", "--yes"]
            }
            let reminder = try await cluster.doctor(["fix"] + cluster.names, password: password)
            #expect(reminder.errors.contains("rcdoctor fix --resume"), "\(reminder.text)")
            let run = try await cluster.doctor(words, password: password)
            #expect(run.exit == 0, "after \(kills) kills: \(run.text)")
            return kills
        }

        private func unbalance(_ cluster: TestCluster) async throws {
            let ids = (try cluster.id(of: cluster.members[0]), try cluster.id(of: cluster.members[1]))
            let reshard = try await cluster.redisCLI(
                "--cluster",
                "reshard",
                cluster.names[0],
                "--cluster-from",
                ids.0,
                "--cluster-to",
                ids.1,
                "--cluster-slots",
                "1500",
                "--cluster-yes",
                "--cluster-pipeline",
                "200"
            )
            guard reshard.exit == 0 else { throw TestFailure("no reshard: \(reshard.text)") }
        }
    }
}
