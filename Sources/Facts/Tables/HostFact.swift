/// A machine that was examined from within.
package struct HostFact: Fact {
    package var machine: String
    package var nodes: Int
    package var kernel: String?
    package var kernelNumber: Int?
    package var architecture: String?
    package var cpus: Int?
    package var memoryBytes: Int?
    package var memoryAvailableBytes: Int?
    package var swapBytes: Int?
    package var swapFreeBytes: Int?
    package var overcommitMemory: Int?
    package var transparentHugepage: String?
    package var somaxconn: Int?
    package var clocksource: String?
    package var clocksources: String?
    package var oomKills: Int?
    package var container: String?
    package var uptimeSeconds: Int?

    package init(
        machine: String,
        nodes: Int,
        kernel: String? = nil,
        kernelNumber: Int? = nil,
        architecture: String? = nil,
        cpus: Int? = nil,
        memoryBytes: Int? = nil,
        memoryAvailableBytes: Int? = nil,
        swapBytes: Int? = nil,
        swapFreeBytes: Int? = nil,
        overcommitMemory: Int? = nil,
        transparentHugepage: String? = nil,
        somaxconn: Int? = nil,
        clocksource: String? = nil,
        clocksources: String? = nil,
        oomKills: Int? = nil,
        container: String? = nil,
        uptimeSeconds: Int? = nil
    ) {
        self.machine = machine
        self.nodes = nodes
        self.kernel = kernel
        self.kernelNumber = kernelNumber
        self.architecture = architecture
        self.cpus = cpus
        self.memoryBytes = memoryBytes
        self.memoryAvailableBytes = memoryAvailableBytes
        self.swapBytes = swapBytes
        self.swapFreeBytes = swapFreeBytes
        self.overcommitMemory = overcommitMemory
        self.transparentHugepage = transparentHugepage
        self.somaxconn = somaxconn
        self.clocksource = clocksource
        self.clocksources = clocksources
        self.oomKills = oomKills
        self.container = container
        self.uptimeSeconds = uptimeSeconds
    }

    package static let table = FactTable<Self>(
        "host",
        "A machine that was examined from within.",
        filledBy: [.host],
        columns: [
            .text("machine", \.machine, "Its host name."),
            .integer("nodes", \.nodes, "Nodes of the cluster that run on it."),
            .text("kernel", \.kernel, "Kernel release."),
            .integer("kernel_num", \.kernelNumber, "Kernel release as a number that compares rightly: 6.1.0 is 60100."),
            .text("architecture", \.architecture, "x86_64, aarch64 …"),
            .integer("cpus", \.cpus, "Processors that are online."),
            .integer("memory_bytes", \.memoryBytes, "Memory."),
            .integer("memory_available_bytes", \.memoryAvailableBytes, "Memory that could be had without swapping."),
            .integer("swap_bytes", \.swapBytes, "Swap space."),
            .integer("swap_free_bytes", \.swapFreeBytes, "Free swap space."),
            .integer("overcommit_memory", \.overcommitMemory, "vm.overcommit_memory: 0 heuristic, 1 always, 2 never."),
            .text("transparent_hugepage", \.transparentHugepage, "always, madvise or never."),
            .integer("somaxconn", \.somaxconn, "net.core.somaxconn: the longest backlog that listen() gets."),
            .text("clocksource", \.clocksource, "Clock source in use."),
            .text("clocksources", \.clocksources, "Those that the machine has, separated by spaces."),
            .integer(
                "oom_kills",
                \.oomKills,
                "Processes that the kernel has killed for want of memory since it started."
            ),
            .text("container", \.container, "docker, podman, kubernetes, lxc …; NULL on a plain machine."),
            .integer("uptime_seconds", \.uptimeSeconds, "Seconds since the machine started."),
        ]
    )
}
