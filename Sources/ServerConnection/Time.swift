import NIOCore

extension ContinuousClock.Instant {
    /// What is left until then; zero when it has passed.
    var remaining: TimeAmount {
        let left = ContinuousClock.now.duration(to: self).components
        let (nanoseconds, overflow) = left.seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return .hours(24) }
        return max(.zero, .nanoseconds(nanoseconds &+ left.attoseconds / 1_000_000_000))
    }

    var millisecondsSince: Double {
        let passed = duration(to: .now).components
        return Double(passed.seconds) * 1e3 + Double(passed.attoseconds) / 1e15
    }
}
