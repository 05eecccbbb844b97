import RuleFormat

/// The examination in one word.
package enum Verdict: String, Sendable {
    case healthy, notices, warnings, errors, critical
    /// Nothing bad was found, but not everything could be looked at.
    case incomplete

    init(worst: Severity?, complete: Bool) {
        self =
            switch worst {
            case .critical: .critical
            case .error: .errors
            case .warning: complete ? .warnings : .incomplete
            case .notice: complete ? .notices : .incomplete
            case nil: complete ? .healthy : .incomplete
            }
    }
}
