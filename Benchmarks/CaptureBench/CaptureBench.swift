import ArgumentParser
import Capture

@main
struct CaptureBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read captures and print what was counted, without facts and rules: the reading alone."
    )

    @Argument(help: "Capture files.")
    var captures: [String]

    func run() throws {
        for path in captures {
            let start = ContinuousClock.now
            let summary = try CaptureRun(paths: [path]).analyze()
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            print("\(path): \(summary.quality.frames) frames in \(seconds) s, \(summary.quality.holes) holes")
            for total in summary.totals {
                print(
                    "  \(total.command): \(total.calls) calls, \(total.replies) replies, \(total.errors) errors,",
                    "p50 \(total.p50 ?? 0) us, p99 \(total.p99 ?? 0) us, max \(total.maximum ?? 0) us"
                )
            }
        }
    }
}
