import Glibc

/// The limit of open files (`ulimit -n`) as a bound for sockets.
enum FileLimit {
    /// What the process needs besides: event loops, the store, a resolver, files that are written.
    private static let reserve = 32

    /// As many sockets as wanted, or as many as the limit allows; the soft limit is raised where that helps.
    static func sockets(wanted: Int) -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return wanted }
        let needed = rlim_t(wanted + reserve)
        if limit.rlim_cur < needed, limit.rlim_cur < limit.rlim_max {
            var raised = limit
            raised.rlim_cur = min(needed, limit.rlim_max)
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        let room = limit.rlim_cur > rlim_t(reserve) ? Int(clamping: limit.rlim_cur) - reserve : 0
        return min(wanted, max(4, room))
    }
}
