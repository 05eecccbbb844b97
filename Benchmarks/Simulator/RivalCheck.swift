import Foundation
import TestSupport

/// One `redis-cli --cluster check` of the same nodes.
enum RivalCheck {
    case seconds(Double)
    /// It was ended after so many seconds.
    case endless(Int)
    /// There is no redis-cli here.
    case missing

    /// Throws unless it finds the simulated cluster in order, since its time would say nothing then.
    init(of seed: String, limit: Int, in folder: TemporaryFolder) async throws {
        let file = "check-\(UUID().uuidString)"
        let started = ContinuousClock.now
        guard let process = try? SpawnedProcess("redis-cli", ["--cluster", "check", seed], output: folder.file(file))
        else {
            self = .missing
            return
        }
        guard let status = await process.waitForEnd(.seconds(limit)) else {
            process.signal(SIGKILL)
            _ = await process.waitForEnd(.seconds(10))
            self = .endless(limit)
            return
        }
        self = .seconds((ContinuousClock.now - started) / .seconds(1))
        let said = folder.read(file) ?? ""
        guard status == 0, said.contains("All 16384 slots covered") else {
            throw TestFailure("redis-cli --cluster check of \(seed) ended with status \(status): \(said.suffix(500))")
        }
    }

    /// The one in the middle.
    static func median(_ checks: [RivalCheck]) -> RivalCheck {
        let times = checks.compactMap { check -> Double? in
            if case .seconds(let time) = check { time } else { nil }
        }.sorted()
        guard times.count == checks.count, !times.isEmpty else {
            return checks.first { if case .seconds = $0 { false } else { true } } ?? .missing
        }
        return .seconds(times[times.count / 2])
    }

    /// Its time, and the scan's divided by it.
    func cells(scanSeconds: Double) -> [String] {
        switch self {
        case .seconds(let time): [String(format: "%.2f", time), String(format: "%.2f", scanSeconds / time)]
        case .endless(let limit): ["not within \(limit)", "< " + String(format: "%.2f", scanSeconds / Double(limit))]
        case .missing: ["no redis-cli", ""]
        }
    }
}
