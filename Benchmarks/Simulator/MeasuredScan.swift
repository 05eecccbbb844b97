import Foundation
import TestSupport

/// What one scan cost and what came of it.
struct MeasuredScan {
    let size: Int
    let seconds: Double
    let processorSeconds: Double
    let peakKilobytes: Int
    let answered: Int
    let findings: Int
    let snapshotBytes: Int

    init(_ size: Int, _ rcdoctor: String, from seed: String, in folder: TemporaryFolder) async throws {
        let name = UUID().uuidString
        // A state folder of its own, so that the one snapshot in it is this scan's.
        let state = folder.file(name)
        let started = ContinuousClock.now
        let process = try SpawnedProcess(
            rcdoctor,
            ["scan", seed, "--format", "json", "--timeout", "60", "--no-host"],
            output: folder.file("\(name).json"),
            errors: folder.file("\(name).errors"),
            environment: ["XDG_STATE_HOME": state, "HOME": folder.path]
        )
        // The kernel's own record of a child's peak would count this process's memory, too.
        var peak = 0
        var ticks = 0
        while process.isRunning {
            peak = max(peak, Self.peak(of: process.processID))
            ticks = max(ticks, Self.ticks(of: process.processID))
            try await Task.sleep(for: .milliseconds(5))
        }
        seconds = (ContinuousClock.now - started) / .seconds(1)
        _ = process.status()
        let data = FileManager.default.contents(atPath: folder.file("\(name).json")) ?? Data()
        guard let report = try? JSONDecoder().decode(Report.self, from: data) else {
            throw TestFailure("the scan gave no report: \(folder.read("\(name).errors") ?? "")")
        }
        self.size = size
        peakKilobytes = peak
        processorSeconds = Double(ticks) / Double(sysconf(Int32(_SC_CLK_TCK)))
        answered = report.cluster.reachable
        findings = report.findings.count
        snapshotBytes = try Self.snapshotBytes(below: state)
    }

    private static func snapshotBytes(below state: String) throws -> Int {
        let snapshots = "\(state)/rcdoctor/snapshots"
        let names = try FileManager.default.contentsOfDirectory(atPath: snapshots).filter { $0.hasSuffix(".rcd") }
        guard names.count == 1 else { throw TestFailure("the scan left \(names.count) snapshots in \(snapshots)") }
        return try FileManager.default.attributesOfItem(atPath: "\(snapshots)/\(names[0])")[.size] as? Int ?? 0
    }

    var cells: [String] {
        [
            "\(size)", String(format: "%.2f", seconds), String(format: "%.2f", processorSeconds),
            "\(peakKilobytes / 1024)", "\(answered)", "\(findings)", "\(snapshotBytes / 1024)",
        ]
    }

    private struct Report: Decodable {
        struct Cluster: Decodable {
            let reachable: Int
        }
        struct Finding: Decodable {
            let id: String
        }
        let cluster: Cluster
        let findings: [Finding]
    }

    /// Kilobytes, from `VmHWM` of /proc/PID/status.
    private static func peak(of process: pid_t) -> Int {
        let text = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
    }

    /// User and system time in clock ticks, fields 14 and 15 of /proc/PID/stat.
    private static func ticks(of process: pid_t) -> Int {
        let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
        guard let name = text.lastIndex(of: ")") else { return 0 }
        let fields = text[name...].split(separator: " ")
        guard fields.count > 13 else { return 0 }
        return (Int(fields[12]) ?? 0) + (Int(fields[13]) ?? 0)
    }
}
