import Facts
import Foundation

/// What the kernel knows about one server process.
struct ProcessReader {
    private let root: HostRoot
    private let users: [Int: String]
    /// Whether any process has transparent huge pages.
    private let hasHugePages: Bool
    /// Of the machine, in seconds.
    private let uptime: Double?

    init(root: HostRoot) {
        self.root = root
        let lines = (root.text("/etc/passwd") ?? "").split(separator: "\n")
        let known = lines.compactMap { line -> (Int, String)? in
            let parts = line.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
            return parts.count > 2 ? Int(parts[2]).map { ($0, String(parts[0])) } : nil
        }
        users = Dictionary(known) { first, _ in first }
        hasHugePages = root.fields("/proc/meminfo")["AnonHugePages"] != 0
        uptime = root.line("/proc/uptime")?.split(separator: " ").first.flatMap { Double($0) }
    }

    /// - Parameter status: fields of the process's `status`.
    func fact(_ node: String, _ pid: Int, _ machine: String, _ status: [String: Int]) -> HostProcessFact {
        let folder = "/proc/\(pid)"
        let limits = (root.text(folder + "/limits") ?? "").utf8.split(separator: UInt8(ascii: "\n"))
        let files = limit("Max open files", in: limits)
        let group = MemoryGroup(root: root, pid: pid)
        let stat = stat(folder)
        return HostProcessFact(
            node: node,
            machine: machine,
            pid: pid,
            executable: root.link(folder + "/exe"),
            user: status["Uid"].map { users[$0] ?? "\($0)" },
            rssBytes: status["VmRSS"],
            swapBytes: status["VmSwap"],
            hugeBytes: hugeBytes(folder),
            hugePagesOff: status["THP_enabled"].map { $0 == 0 },
            fileLimit: files?.soft,
            fileLimitHard: files?.hard,
            openFiles: root.count(in: folder + "/fd"),
            oomScoreAdjust: root.integer(folder + "/oom_score_adj"),
            cgroupLimitBytes: group.limit,
            cgroupUsedBytes: group.used,
            cgroupOomKills: group.kills,
            coreLimit: limit("Max core file size", in: limits)?.soft,
            startedSeconds: stat.started.flatMap(seconds),
            workingFolder: root.link(folder + "/cwd"),
            stopped: stat.state.map { $0 == "T" || $0 == "t" }
        )
    }

    /// Asked only where there are any: the kernel goes through all pages for it, and a server of many gigabytes that wants
    /// more memory meanwhile has to wait.
    private func hugeBytes(_ folder: String) -> Int? {
        hasHugePages ? root.fields(folder + "/smaps_rollup")["AnonHugePages"] : 0
    }

    /// `Max open files   1024   524288   files`; unlimited is nil.
    private func limit(_ name: String, in lines: [Substring.UTF8View]) -> (soft: Int?, hard: Int?)? {
        guard let line = lines.first(where: { $0.starts(with: name.utf8) }) else { return nil }
        let values = line.dropFirst(name.utf8.count).split(separator: UInt8(ascii: " "))
        return values.count < 2 ? nil : (Int(Substring(values[0])), Int(Substring(values[1])))
    }

    /// Fields 3 and 22 of `stat`, counted behind the program's name, which stands in parentheses and may hold anything.
    private func stat(_ folder: String) -> (state: String?, started: Double?) {
        guard let text = root.line(folder + "/stat"), let end = text.utf8.lastIndex(of: UInt8(ascii: ")")) else {
            return (nil, nil)
        }
        let fields = text[end...].utf8.dropFirst().split(separator: UInt8(ascii: " "), maxSplits: 20)
        let started = fields.count > 19 ? Double(Substring(fields[19])) : nil
        return (fields.first.map { String(Substring($0)) }, started)
    }

    /// Seconds since a start that is given in clock ticks, a hundred a second, from the machine's start.
    private func seconds(since ticks: Double) -> Int? { uptime.map { Int($0 - ticks / 100) } }
}

/// The memory limit of a process's control group, version 2 or 1.
private struct MemoryGroup {
    var limit: Int?
    var used: Int?
    var kills: Int?

    init(root: HostRoot, pid: Int) {
        for line in (root.text("/proc/\(pid)/cgroup") ?? "").split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            if parts[1].isEmpty {
                let folder = "/sys/fs/cgroup" + parts[2]
                limit = root.integer(folder + "/memory.max")
                used = root.integer(folder + "/memory.current")
                let events = (root.text(folder + "/memory.events") ?? "").split(separator: "\n")
                kills = events.first { $0.hasPrefix("oom_kill ") }.flatMap { Int($0.dropFirst(9)) }
            } else if parts[1].split(separator: ",").contains("memory") {
                let folder = "/sys/fs/cgroup/memory" + parts[2]
                // Without a limit the kernel gives the largest number of whole pages.
                limit = root.integer(folder + "/memory.limit_in_bytes").flatMap { $0 < 1 << 60 ? $0 : nil }
                used = root.integer(folder + "/memory.usage_in_bytes")
            }
        }
    }
}
