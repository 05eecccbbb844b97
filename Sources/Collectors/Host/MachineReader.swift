import Facts
import Foundation

/// Settings and resources of the machine.
struct MachineReader {
    let root: HostRoot

    func fact(_ machine: String, nodes: Int) -> HostFact {
        let memory = root.fields("/proc/meminfo")
        let clock = "/sys/devices/system/clocksource/clocksource0"
        let kernel = root.line("/proc/sys/kernel/osrelease")
        return HostFact(
            machine: machine,
            nodes: nodes,
            kernel: kernel,
            kernelNumber: kernel.flatMap(Self.number(ofKernel:)),
            architecture: architecture,
            cpus: cpus,
            memoryBytes: memory["MemTotal"],
            memoryAvailableBytes: memory["MemAvailable"],
            swapBytes: memory["SwapTotal"],
            swapFreeBytes: memory["SwapFree"],
            overcommitMemory: root.integer("/proc/sys/vm/overcommit_memory"),
            transparentHugepage: root.choice("/sys/kernel/mm/transparent_hugepage/enabled"),
            somaxconn: root.integer("/proc/sys/net/core/somaxconn"),
            clocksource: root.line(clock + "/current_clocksource"),
            clocksources: root.line(clock + "/available_clocksource"),
            oomKills: counter("oom_kill", in: "/proc/vmstat"),
            container: container,
            uptimeSeconds: root.line("/proc/uptime")?.split(separator: " ").first.flatMap { Double($0) }.map { Int($0) }
        )
    }

    private var architecture: String? {
        #if arch(x86_64)
            "x86_64"
        #elseif arch(arm64)
            "aarch64"
        #else
            nil
        #endif
    }

    /// `0-3,5` in the kernel's list of processors that are online.
    private var cpus: Int? {
        root.line("/sys/devices/system/cpu/online")?.split(separator: ",").reduce(0) { sum, part in
            let ends = part.split(separator: "-").compactMap { Int($0) }
            return sum + (ends.count == 2 ? ends[1] - ends[0] + 1 : ends.count)
        }
    }

    /// `6.1.0-18-amd64` as 60100.
    static func number(ofKernel release: String) -> Int? {
        let version = release.prefix { $0.isNumber || $0 == "." }
        let parts = version.split(separator: ".").prefix(3).map { Int($0) ?? 0 }
        guard parts.count >= 2 else { return nil }
        return parts[0] * 10_000 + parts[1] * 100 + min(99, parts.count > 2 ? parts[2] : 0)
    }

    private func counter(_ name: String, in path: String) -> Int? {
        (root.text(path) ?? "").split(separator: "\n").first { $0.hasPrefix(name + " ") }
            .flatMap { Int($0.dropFirst(name.count + 1)) }
    }

    /// Marks that container engines leave.
    private var container: String? {
        if root.text("/.dockerenv") != nil { return "docker" }
        if root.text("/run/.containerenv") != nil { return "podman" }
        let groups = root.text("/proc/1/cgroup") ?? ""
        return ["kubepods": "kubernetes", "docker": "docker", "lxc": "lxc"].sorted { $0.key > $1.key }
            .first { groups.contains($0.key) }?.value
    }
}
