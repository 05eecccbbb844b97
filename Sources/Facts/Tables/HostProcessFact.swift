/// The process of a node that runs on an examined machine.
package struct HostProcessFact: Fact {
    package var node: String
    package var machine: String
    package var pid: Int
    package var executable: String?
    package var user: String?
    package var rssBytes: Int?
    package var swapBytes: Int?
    package var hugeBytes: Int?
    package var hugePagesOff: Bool?
    package var fileLimit: Int?
    package var fileLimitHard: Int?
    package var openFiles: Int?
    package var oomScoreAdjust: Int?
    package var cgroupLimitBytes: Int?
    package var cgroupUsedBytes: Int?
    package var cgroupOomKills: Int?
    package var coreLimit: Int?
    package var startedSeconds: Int?
    package var workingFolder: String?
    package var stopped: Bool?

    package init(
        node: String,
        machine: String,
        pid: Int,
        executable: String? = nil,
        user: String? = nil,
        rssBytes: Int? = nil,
        swapBytes: Int? = nil,
        hugeBytes: Int? = nil,
        hugePagesOff: Bool? = nil,
        fileLimit: Int? = nil,
        fileLimitHard: Int? = nil,
        openFiles: Int? = nil,
        oomScoreAdjust: Int? = nil,
        cgroupLimitBytes: Int? = nil,
        cgroupUsedBytes: Int? = nil,
        cgroupOomKills: Int? = nil,
        coreLimit: Int? = nil,
        startedSeconds: Int? = nil,
        workingFolder: String? = nil,
        stopped: Bool? = nil
    ) {
        self.node = node
        self.machine = machine
        self.pid = pid
        self.executable = executable
        self.user = user
        self.rssBytes = rssBytes
        self.swapBytes = swapBytes
        self.hugeBytes = hugeBytes
        self.hugePagesOff = hugePagesOff
        self.fileLimit = fileLimit
        self.fileLimitHard = fileLimitHard
        self.openFiles = openFiles
        self.oomScoreAdjust = oomScoreAdjust
        self.cgroupLimitBytes = cgroupLimitBytes
        self.cgroupUsedBytes = cgroupUsedBytes
        self.cgroupOomKills = cgroupOomKills
        self.coreLimit = coreLimit
        self.startedSeconds = startedSeconds
        self.workingFolder = workingFolder
        self.stopped = stopped
    }

    package static let table = FactTable<Self>(
        "host_process",
        "The process of a node that runs on an examined machine.",
        filledBy: [.host],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("machine", \.machine, "Host name of the machine."),
            .integer("pid", \.pid, "Process id."),
            .text("executable", \.executable, "Path of the program."),
            .text("user", \.user, "User that it runs as."),
            .integer("rss_bytes", \.rssBytes, "Resident memory."),
            .integer("swap_bytes", \.swapBytes, "Memory of it that lies in swap."),
            .integer("huge_bytes", \.hugeBytes, "Memory of it in transparent huge pages."),
            .integer(
                "huge_pages_off",
                \.hugePagesOff,
                "1 if the process has switched transparent huge pages off for itself."
            ),
            .integer("file_limit", \.fileLimit, "Soft limit of open files."),
            .integer("file_limit_hard", \.fileLimitHard, "Hard limit of open files."),
            .integer("open_files", \.openFiles, "Files and sockets that it has open."),
            .integer("oom_score_adjust", \.oomScoreAdjust, "oom_score_adj: higher is killed sooner."),
            .integer("cgroup_limit_bytes", \.cgroupLimitBytes, "Memory limit of its cgroup; NULL if there is none."),
            .integer("cgroup_used_bytes", \.cgroupUsedBytes, "Memory that its cgroup uses."),
            .integer("cgroup_oom_kills", \.cgroupOomKills, "Processes that were killed for exceeding that limit."),
            .integer("core_limit", \.coreLimit, "Soft limit of core files, bytes."),
            .integer("started_seconds", \.startedSeconds, "Seconds since it started."),
            .text("working_folder", \.workingFolder, "Its current folder."),
            .integer("stopped", \.stopped, "1 if it is stopped (SIGSTOP or a debugger)."),
        ]
    )
}
