import Foundation
import TestSupport
import Testing

@testable import Lab

/// One after the other: each starts six servers.
@Suite(.serialized)
struct LabStartTests {
    private let ports: String

    init() throws {
        ports = try Ports.claimForLab()
    }

    @Test(.timeLimit(.minutes(1)))
    func livesAndLeavesNothingBehind() async throws {
        var ended: Lab?
        try await withPracticeLab(ports: ports) { lab in
            ended = lab
            let pids = lab.record.nodes.compactMap(\.pid)
            #expect(pids.count == 6)
            #expect(await lab.status().isHealthy)

            let again = try await Lab.start(in: lab.folder)
            #expect(again.started.isEmpty && again.woken.isEmpty)
            await #expect(throws: LabError.self) {
                try await Lab.start(in: lab.folder, ports: LabPorts("21231-21236"))
            }

            for pid in pids { try checkLimits(pid) }
        }
        let lab = try #require(ended)
        #expect(!lab.folder.exists)
        #expect(lab.ports.all.allSatisfy { lab.process($0) == nil && PortCheck.isFree($0) })
    }

    @Test(.timeLimit(.minutes(1)))
    func startsWhatDiedAndWakesWhatIsFrozen() async throws {
        try await withPracticeLab(ports: ports) { lab in
            let (dead, frozen) = (lab.ports.all[1], lab.ports.all[4])
            #expect(lab.signal(SIGKILL, dead))
            #expect(lab.signal(SIGSTOP, frozen))
            while lab.process(dead) != nil { try await Task.sleep(for: .milliseconds(20)) }
            let status = await lab.status()
            #expect(status[1].condition == .stopped)
            #expect(status[4].condition == .frozen)

            let start = try await Lab.start(in: lab.folder)
            #expect(start.started == [dead])
            #expect(start.woken == [frozen])
            #expect(try await lab.waitUntilHealthy())
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func endsAFrozenServerToo() async throws {
        try await withPracticeLab(ports: ports) { lab in
            lab.signal(SIGSTOP, lab.ports.all[3])
            let ended = try await lab.down()
            #expect(ended == 6)
            #expect(lab.ports.all.allSatisfy { lab.process($0) == nil })
        }
    }

    @Test func saysWhyAServerDidNotStart() async throws {
        let folder = LabFolder(temporaryPath())
        await #expect {
            try await Lab.start(in: folder, ports: LabPorts(ports), server: "/bin/false")
        } throws: { "\($0)".contains("did not start") }
        // What is left is a lab, so that it can be ended.
        try await Lab.open(folder).down()
        #expect(!folder.exists)
    }

    /// No file beyond 64 MB, no death by SIGXFSZ (signal 25), low priority.
    private func checkLimits(_ pid: Int32) throws {
        let limits = try String(contentsOfFile: "/proc/\(pid)/limits", encoding: .utf8)
        let size = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max file size") })
        #expect(size.contains("67108864"))
        let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
        let ignored = try #require(status.split(separator: "\n").first { $0.hasPrefix("SigIgn:") })
        let mask = try #require(ignored.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) })
        #expect(mask & (1 << (SIGXFSZ - 1)) != 0)
        #expect(getpriority(__priority_which_t(PRIO_PROCESS.rawValue), id_t(pid)) >= 10)
    }
}
