import ClusterModel
import RESP
import TestSupport
import Testing

@testable import Lab

/// Each fault on a lab of its own, one after the other.
@Suite(.serialized)
struct LabFaultTests {
    private let ports: String

    init() throws {
        ports = try Ports.claimForLab()
    }

    @Test func namesAreUnique() throws {
        #expect(Set(LabFaults.all.map(\.name)).count == LabFaults.all.count)
        #expect {
            try LabFaults.named("nonsense")
        } throws: { error in
            guard case .unknownFault("nonsense", let known) = error as? LabError else { return false }
            return known.contains("masterauth-missing")
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["masterauth-missing", "masterauth-wrong"])
    func stopsReplication(fault: String) async throws {
        try await withPracticeLab(ports: ports) { lab in
            let done = try await inject(fault, into: lab)
            let replicas = await lab.status().filter { $0.isMaster == false }
            #expect(replicas.count == 3)
            #expect(replicas.allSatisfy { $0.linkIsUp == false && $0.clusterState == "ok" })
            #expect(
                !done.contains { $0.contains(LabPassword.usual.reveal()) || $0.contains(LabPassword.other.reveal()) }
            )
            // The lab still finds its way in, and the file keeps what was set.
            #expect(try await LabKeys(LabCluster.read(lab)).write(50).good == 50)
            #expect(try await LabKeys(LabCluster.read(lab)).verify(50).good == 50)
            let protected = lab.ports.all.filter { lab.folder.password($0) == LabPassword.usual }
            #expect(protected.count == 3)
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["masterauth-latent", "other-password"])
    func showsNothingYet(fault: String) async throws {
        try await withPracticeLab(ports: ports) { lab in
            try await inject(fault, into: lab)
            #expect(await lab.status().isHealthy)
            let passwords = Set(lab.ports.all.map { lab.folder.password($0) })
            #expect(passwords.count == 2)
        }
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("replica-down", LabNodeStatus.Condition.stopped, 1), ("node-frozen", .frozen, 1),
            ("shard-down", .stopped, 2),
        ]
    )
    func hitsServers(fault: String, condition: LabNodeStatus.Condition, count: Int) async throws {
        try await withPracticeLab(ports: ports) { lab in
            try await inject(fault, into: lab)
            try await Task.sleep(for: .milliseconds(200))
            #expect(await lab.status().filter { $0.condition == condition }.count == count)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func uncoversASlotAndKeepsKeys() async throws {
        try await withPracticeLab(ports: ports) { lab in
            try await inject("slot-uncovered", into: lab)
            let covered = await LabCluster.read(lab).masters.reduce(0) { $0 + $1.slots.count }
            #expect(covered == HashSlot.count - 1)
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["slot-migrating", "slot-importing"])
    func leavesASlotHalfOpen(fault: String) async throws {
        try await withPracticeLab(ports: ports) { lab in
            try await inject(fault, into: lab)
            let open = await lab.askAll { port in
                let text = try await lab.send([RESPCommand("CLUSTER", "NODES")], to: port).first?.string ?? ""
                return ClusterNodes.parse(text).myself?.openSlots.first
            }
            let expected: OpenSlot.Direction = fault == "slot-migrating" ? .migrating : .importing
            #expect(open.compactMap { $0 }.map(\.direction) == [expected])
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func orphansAMaster() async throws {
        try await withPracticeLab(ports: ports) { lab in
            try await inject("orphaned-master", into: lab)
            let cluster = await LabCluster.read(lab)
            #expect(cluster.masters.map { cluster.replicas(of: $0).count }.sorted() == [0, 1, 2])
        }
    }

    @discardableResult
    private func inject(_ name: String, into lab: Lab) async throws -> [String] {
        let done = Lines()
        try await LabFaults.named(name).inject(into: LabCluster.read(lab) { done.append($0) })
        #expect(!done.all.isEmpty)
        return done.all
    }
}
