import ClusterModel
import Facts
import Foundation
import GRDB
import SampleCluster
import TestSupport
import Testing

@testable import Collectors

/// The host's files, edited into a folder that stands for `/`.
@Suite struct HostCollectorTests {
    private static let pid = 4711

    /// A machine on which the sample's node on port 9001 runs.
    private func machine(
        _ changes: [String: String] = [:],
        listensOn port: Int = 9001,
        descriptor: Int = 3
    ) throws -> TemporaryFolder {
        let root = try TemporaryFolder("host")
        let inode = "777"
        let socket =
            "   0: 0100007F:\(String(port, radix: 16, uppercase: true)) 00000000:0000 0A 00000000:00000003 00:0 0 0 0 \(inode)"
        var files = [
            "/proc/net/tcp": "  sl  local_address …\n\(socket)\n",
            "/proc/net/tcp6": "  sl …\n   0: 00000000000000000000000001000000:1F90 0:0 0A 0:0 0 0 0 0 888\n",
            "/proc/sys/kernel/hostname": "db1\n", "/proc/sys/vm/overcommit_memory": "0\n",
            "/proc/sys/net/core/somaxconn": "128\n", "/proc/uptime": "1000.50 900.00\n",
            "/proc/meminfo": "MemTotal:       8000000 kB\nMemAvailable:   1000000 kB\nSwapTotal: 0 kB\n",
            "/proc/vmstat": "nr_free 5\noom_kill 4\n",
            "/sys/kernel/mm/transparent_hugepage/enabled": "[always] madvise never\n",
            "/sys/devices/system/cpu/online": "0-3,6\n",
            "/sys/devices/system/clocksource/clocksource0/current_clocksource": "xen\n",
            "/proc/\(Self.pid)/status":
                "Name: x\nUid:\t999\t999\nVmRSS:\t  2048 kB\nVmSwap:\t 512 kB\nTHP_enabled:\t1\n",
            "/proc/\(Self.pid)/smaps_rollup": "Rss: 2048 kB\nAnonHugePages:      1024 kB\n",
            "/proc/\(Self.pid)/limits": "Limit                     Soft Limit           Hard Limit           Units\n"
                + "Max open files            1024                 4096                 files\n"
                + "Max core file size        unlimited            unlimited            bytes\n",
            "/proc/\(Self.pid)/cgroup": "0::/redis.slice\n",
            "/sys/fs/cgroup/redis.slice/memory.max": "1073741824\n",
            "/sys/fs/cgroup/redis.slice/memory.current": "5000\n",
            "/sys/fs/cgroup/redis.slice/memory.events": "low 0\noom_kill 2\n",
            "/proc/\(Self.pid)/stat": "\(Self.pid) (a ) b) T 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 5 0 90050 0\n",
            "/etc/passwd": "root:x:0:0::/root:/bin/sh\nredis:x:999:999::/var/lib/redis:/bin/false\n",
        ]
        files.merge(changes) { $1 }
        for (path, text) in files {
            let url = URL(fileURLWithPath: root.path + path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: url)
        }
        let fd = root.path + "/proc/\(Self.pid)/fd"
        try FileManager.default.createDirectory(atPath: fd, withIntermediateDirectories: true)
        for (name, target) in [
            ("fd/\(descriptor)", "socket:[\(inode)]"), ("exe", "/usr/bin/redis-check-rdb"), ("cwd", "/srv/9001"),
        ] {
            let link = root.path + "/proc/\(Self.pid)/\(name)"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
        }
        return root
    }

    private func collect(_ root: TemporaryFolder) async throws -> HostSample {
        defer { root.remove() }
        var node = try SampleCluster().samples[0]
        node.info = InfoText(
            "# Server\r\nredis_version:7.0.15\r\nprocess_id:\(Self.pid)\r\nexecutable:/usr/bin/redis-server\r\n"
        )
        return await HostCollector(root: HostRoot(root.path)).collect([node])
    }

    @Test("the machine, the process, its limits and its control group")
    func facts() async throws {
        let sample = try await collect(machine())
        let host = try #require(sample.host)
        #expect(host.machine == "db1" && host.nodes == 1 && host.cpus == 5 && host.memoryBytes == 8_192_000_000)
        #expect(host.transparentHugepage == "always" && host.clocksource == "xen" && host.somaxconn == 128)
        #expect(host.oomKills == 4 && host.overcommitMemory == 0 && host.uptimeSeconds == 1000)
        let process = try #require(sample.processes.first)
        #expect(process.node == "127.0.0.1:9001" && process.pid == Self.pid && process.user == "redis")
        #expect(process.rssBytes == 2 << 20 && process.swapBytes == 512 << 10 && process.hugeBytes == 1 << 20)
        #expect(process.hugePagesOff == false && process.fileLimit == 1024 && process.fileLimitHard == 4096)
        #expect(process.coreLimit == nil && process.openFiles == 1 && process.stopped == true)
        #expect(process.cgroupLimitBytes == 1 << 30 && process.cgroupOomKills == 2 && process.startedSeconds == 100)
    }

    @Test("where the machine has no huge pages, no process is gone through for them")
    func noHugePages() async throws {
        let sample = try await collect(machine(["/proc/meminfo": "MemTotal: 8000000 kB\nAnonHugePages:   0 kB\n"]))
        #expect(sample.processes.map(\.hugeBytes) == [0])
    }

    @Test("listeners, ours and strangers', in either family")
    func listeners() async throws {
        let listeners = try await collect(machine()).listeners
        #expect(listeners.map(\.address) == ["127.0.0.1", "::1"] && listeners.map(\.port) == [9001, 8080])
        #expect(listeners.map(\.node) == ["127.0.0.1:9001", nil] && listeners[0].waiting == 3)
    }

    @Test("a listener far behind other descriptors", arguments: [0, 250, 70_000])
    func far(descriptor: Int) async throws {
        let sample = try await collect(machine(descriptor: descriptor))
        #expect(sample.processes.map(\.pid) == [Self.pid] && sample.listeners.compactMap(\.node).count == 1)
    }

    @Test("a process with that number that does not listen on the node's port is somebody else")
    func stranger() async throws {
        let sample = try await collect(machine(listensOn: 9999))
        #expect(sample.host == nil && sample.processes.isEmpty && sample.listeners.isEmpty)
    }

    @Test("control groups of version 1, a group without a limit, and files that are not there")
    func variants() async throws {
        let first = try await collect(
            machine([
                "/proc/\(Self.pid)/cgroup": "5:cpu:/x\n4:memory,hugetlb:/pod\n",
                "/sys/fs/cgroup/memory/pod/memory.limit_in_bytes": "500\n",
            ])
        )
        #expect(first.processes.first?.cgroupLimitBytes == 500 && first.processes.first?.cgroupOomKills == nil)
        let unlimited = try await collect(machine(["/sys/fs/cgroup/redis.slice/memory.max": "max\n"]))
        #expect(unlimited.processes.first?.cgroupLimitBytes == nil)
        let bare = try await collect(
            machine(["/proc/\(Self.pid)/status": "", "/proc/meminfo": "", "/proc/\(Self.pid)/stat": "junk"])
        )
        #expect(bare.host?.memoryBytes == nil && bare.processes.first?.rssBytes == nil)
        #expect(bare.processes.first?.stopped == nil && bare.processes.first?.user == nil)
    }

    @Test("a real server on this machine is found, with its disk and its own listeners")
    func real() async throws {
        try await RealServer.with(["--cluster-enabled", "yes"]) { server in
            let access = ClusterAccess()
            let sample = await LiveCollector(access: access).collect(from: [server.endpoint]).first
            let host = await HostCollector().collect(sample.nodes)
            let process = try #require(host.processes.first)
            #expect(process.node == server.endpoint.description && (process.rssBytes ?? 0) > 1 << 20)
            #expect(process.stopped == false && (process.openFiles ?? 0) > 5)
            #expect(host.listeners.count(where: { $0.node == process.node }) >= 2)
            let disk = try #require(host.disks.first)
            #expect((disk.freeBytes ?? 0) > 0 && disk.writable == true && disk.path.contains("rcdoctor"))
            #expect((host.host?.memoryBytes ?? 0) > 1 << 28)
        }
    }
}
