import Glibc

/// Times of packets as text.
package enum CaptureTime {
    /// RFC 3339 in UTC with microseconds: `2026-11-25T19:04:11.123456Z`.
    package static func text(_ nanoseconds: UInt64) -> String {
        var seconds = time_t(nanoseconds / 1_000_000_000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let micro = Int(nanoseconds % 1_000_000_000 / 1000)
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T\(two(parts.tm_hour)):"
            + "\(two(parts.tm_min)):\(two(parts.tm_sec)).\(String(1_000_000 + micro).dropFirst())Z"
    }

    /// Nil where nothing was seen.
    static func known(_ nanoseconds: UInt64) -> String? {
        nanoseconds == 0 || nanoseconds == .max ? nil : text(nanoseconds)
    }

    private static func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
