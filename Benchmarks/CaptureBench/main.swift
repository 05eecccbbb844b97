import Capture

// Reads captures and prints what was counted, without facts and rules: for measurements of the reading alone.
for path in CommandLine.arguments.dropFirst() {
    let start = ContinuousClock.now
    do {
        let summary = try CaptureRun(paths: [path]).analyze()
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        print("\(path): \(summary.quality.frames) frames in \(seconds) s, \(summary.quality.holes) holes")
        for total in summary.totals {
            print(
                "  \(total.command): \(total.calls) calls, \(total.replies) replies, \(total.errors) errors,",
                "p50 \(total.p50 ?? 0) us, p99 \(total.p99 ?? 0) us, max \(total.maximum ?? 0) us"
            )
        }
    } catch {
        print(error)
    }
}
