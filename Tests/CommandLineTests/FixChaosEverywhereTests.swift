import ClusterModel
import Foundation
import Glibc
import RESP
import TestSupport
import Testing

/// Every procedure, killed before and after each of its steps and each of its commands; and with a node frozen or crashed
/// meanwhile.
///
/// Only with `RCDOCTOR_TEST_CHAOS` (make chaos): it takes its time.
extension RealClusters {
    @Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["RCDOCTOR_TEST_CHAOS"] != nil))
    struct FixChaosEverywhereTests {
        /// KEYS, by which the tests count, is slow on a busy machine, a freeze in the middle of MIGRATE stays in the slow
        /// log, and some faults need DEBUG: nothing that a repair could mend.
        private static let ignored = [
            "auth/dangerous-commands-open", "clients/event-loop-blocked", "clients/slow-commands",
            "config/node-timeout-too-low", "slots/migrate-big-key-stall",
        ].flatMap { ["--ignore", $0] }

        @Test(
            "killed at every point, the next fix or --resume ends it, and no key is lost",
            arguments: ChaosCase.wanted
        )
        func killed(chaos: ChaosCase) async throws {
            try await TestCluster.with(chaos.members, settings: chaos.settings) { cluster in
                let keys = try cluster.writeKeys(900)
                var kills = 0
                for variable in ["RCDOCTOR_TEST_DIE_AFTER", "RCDOCTOR_TEST_DIE_AFTER_COMMANDS"] {
                    // The first journal line begins no step; a move has far more commands than are of interest.
                    for point in 1...(variable.hasSuffix("COMMANDS") ? 8 : 24) {
                        try await chaos.breakIt(cluster)
                        let call = ["fix"] + chaos.targets(cluster) + ["--apply", "--yes"] + Self.ignored
                        let run = try await cluster.doctor(call, environment: [variable: "\(point)"])
                        guard run.exit == -Int(SIGKILL) else {
                            #expect([0, 1].contains(run.exit), "\(chaos.name), not killed at \(point): \(run.text)")
                            try await expectWell(cluster, keys, "\(chaos.name), not killed at \(point)")
                            break
                        }
                        kills += 1
                        ChaosKills.add()
                        try await recover(cluster, call, byResume: point.isMultiple(of: 2))
                        try await expectWell(cluster, keys, "\(chaos.name), killed at \(variable) \(point)")
                    }
                }
                print("chaos: \(kills) kills of \(chaos.name); \(ChaosKills.soFar) so far")
                #expect(kills >= chaos.leastKills)
            }
        }

        @Test(
            "a node frozen during it: it stops with the reason or ends, and the next fix ends it",
            arguments: ChaosCase.wanted
        )
        func frozen(chaos: ChaosCase) async throws {
            try await TestCluster.with(chaos.members, settings: chaos.settings) { cluster in
                let keys = try cluster.writeKeys(900)
                for victim in cluster.members.suffix(2) {
                    try await chaos.breakIt(cluster)
                    let call = ["fix"] + chaos.targets(cluster) + ["--apply", "--yes", "--timeout", "2"] + Self.ignored
                    cluster.dropJournals()
                    let doctor = try cluster.startDoctor(call)
                    try await cluster.wait("the first step") {
                        !doctor.process.isRunning || (try? cluster.journals().contains("\"event\":\"begin\"")) == true
                    }
                    victim.freeze()
                    let run = try? await doctor.end(within: .seconds(120))
                    victim.thaw()
                    if let run, run.exit != 0 {
                        let reasons = [victim.name, "CLUSTERDOWN"]
                        #expect(
                            run.exit == 1 || reasons.contains { run.text.contains($0) },
                            "\(chaos.name): \(run.text)"
                        )
                    }
                    #expect(run != nil, "\(chaos.name) hangs on a frozen node")
                    try await cluster.waitUntilAllAnswer()
                    try await recover(cluster, call, byResume: false)
                    try await expectWell(cluster, keys, "\(chaos.name), \(victim.name) frozen")
                }
            }
        }

        @Test("a server crashes while slots move and comes back: nothing that it had acknowledged is lost")
        func crashed() async throws {
            let settings = ["enable-debug-command yes", "appendonly yes", "appendfsync always"]
            try await TestCluster.with(3, settings: settings) { cluster in
                let keys = try cluster.writeKeys(3_000)
                for victim in [cluster.members[0], cluster.members[1]] {
                    try await cluster.unbalance()
                    cluster.dropJournals()
                    let call = ["fix", cluster.names[0], "--apply", "--yes"] + Self.ignored
                    let doctor = try cluster.startDoctor(call)
                    try await cluster.wait("the first step") {
                        !doctor.process.isRunning || (try? cluster.journals().contains("\"event\":\"begin\"")) == true
                    }
                    try await Task.sleep(for: .milliseconds(200))
                    try await cluster.restart(victim, downFor: 1_500)
                    _ = try await doctor.end(within: .seconds(120))
                    try await cluster.waitUntilAllAnswer()
                    try await recover(cluster, call, byResume: true)
                    try await expectWell(cluster, keys, "\(victim.name) crashed")
                }
            }
        }

        @Test("that were at least a hundred kills; FixChaosTests has as many again")
        func total() {
            print("chaos: \(ChaosKills.soFar) kills so far")
            if ChaosCase.wanted.count == ChaosCase.all.count { #expect(ChaosKills.soFar >= 100) }
        }

        // MARK: -

        /// What an operator would do: go on if there is something to go on with, else look anew.
        private func recover(_ cluster: TestCluster, _ call: [String], byResume: Bool) async throws {
            try await cluster.waitUntilAllAnswer()
            var run = try await cluster.doctor(byResume ? ["fix", "--resume", "--yes"] : call)
            var said = [run.text]
            for _ in 0..<3 where run.exit != 0 {
                // A new plan does not know what an old one had begun, and says so.
                let isCutOff = run.text.contains("an earlier repair of this cluster was cut off")
                run = try await cluster.doctor(isCutOff ? ["fix", "--resume", "--yes"] : call)
                said.append(run.text)
            }
            // It may meet gossip that is still under way, and then says so; that all is well is looked at next.
            #expect(run.exit == 0 || run.output.contains("guard failed"), "\(said.joined(separator: "\n----\n"))")
        }

        private func expectWell(_ cluster: TestCluster, _ keys: [String], _ words: String) async throws {
            try await cluster.waitUntilSettled()
            #expect(try cluster.lostKeys(keys).isEmpty, "\(words)")
            for member in cluster.members {
                #expect(try cluster.view(of: member).myself?.openSlots.isEmpty == true, "\(words): \(member.name)")
            }
            // On the right node only: no master holds a key of a slot that it does not own.
            for master in try cluster.masters() {
                let slots = try cluster.view(of: master).myself?.slots ?? SlotSet()
                let held = try master.ask("KEYS", "*").array?.compactMap(\.string) ?? []
                #expect(held.allSatisfy { slots.contains(HashSlot.of(key: $0)) }, "\(words): \(master.name)")
            }
            for replica in try cluster.replicas() {
                try await cluster.wait("\(words): the link of \(replica.name)") {
                    try cluster.linkStatus(of: replica) == "up"
                }
            }
        }
    }
}

extension TestCluster {
    func waitUntilAllAnswer() async throws {
        for member in members {
            try await wait("\(member.name) to answer") { (try? member.ask("PING").string) == "PONG" }
        }
        try await waitUntilKnown()
    }

    /// Nobody is marked as failing any more.
    private func waitUntilKnown() async throws {
        try await wait("no marks of failure") {
            try members.allSatisfy { member in
                try view(of: member).nodes.allSatisfy {
                    $0.flags.isDisjoint(with: [.fail, .pfail]) || $0.flags.contains(.noaddr)
                }
            }
        }
    }
}
