import Facts

/// Looks at the machine itself, for the nodes that run on it.
package struct HostCollector: Sendable {
    private let root: HostRoot

    package init(root: HostRoot = HostRoot()) {
        self.root = root
    }

    package func collect(_ nodes: [NodeSample]) async -> HostSample {
        let listeners = ListeningSocket.all(root)
        let byInode = Dictionary(listeners.map { ($0.inode, $0) }) { first, _ in first }
        let processes = await nodes.sideBySide { LocalProcess($0, root, byInode) }.compactMap { $0 }
        guard !processes.isEmpty else { return HostSample() }
        let machine = root.line("/proc/sys/kernel/hostname") ?? "this machine"
        let owners = Dictionary(
            processes.flatMap { process in process.sockets.map { ($0, process) } }
        ) { first, _ in first }
        let reader = ProcessReader(root: root)
        let disks = DiskReader(root: root)
        let looked = await processes.sideBySide { process in
            let status = root.fields("/proc/\(process.pid)/status")
            let disk = process.dataFolder.flatMap { disks.fact(process.node, $0, pid: process.pid, status) }
            return (process: reader.fact(process.node, process.pid, machine, status), disk: disk)
        }
        return HostSample(
            host: MachineReader(root: root).fact(machine, nodes: processes.count),
            processes: looked.map(\.process),
            disks: looked.compactMap(\.disk),
            listeners: listeners.map { socket in
                let owner = owners[socket.inode]
                return ListenerFact(
                    machine: machine,
                    address: socket.address,
                    port: socket.port,
                    pid: owner?.pid,
                    program: owner.map { $0.program },
                    node: owner?.node,
                    waiting: socket.waiting
                )
            }
        )
    }
}

/// What a machine says of itself and of the nodes that run on it.
package struct HostSample: Sendable {
    var host: HostFact?
    var processes: [HostProcessFact] = []
    var disks: [DiskFact] = []
    var listeners: [ListenerFact] = []

    func write(to writer: borrowing FactWriter) throws {
        try writer.add([host].compactMap { $0 })
        try writer.add(processes)
        try writer.add(disks)
        try writer.add(listeners)
        try writer.add(processes.map { CollectionFact(node: $0.node, collector: .host, status: .ok) })
    }
}
