import ClusterModel
import Facts
import Foundation

/// Looks at the machine itself, for the nodes that run on it.
///
/// A node runs here if the process whose id it gives listens on the node's port.
///
/// A process id alone says nothing, since a container counts its own, and neither does the program's name: Debian's
/// redis-server is a link to redis-check-rdb.
package struct HostCollector: Sendable {
    private let root: HostRoot
    /// A server opens the sockets on which it listens before it has clients; of thousands of descriptors nobody needs to
    /// look at more than this many behind the last such one.
    private static let fartherThanListeners = 64

    package init(root: HostRoot = HostRoot()) {
        self.root = root
    }

    package func collect(_ nodes: [NodeSample]) -> HostSample {
        let listeners = ListeningSocket.all(root)
        let byInode = Dictionary(listeners.map { ($0.inode, $0) }) { first, _ in first }
        let processes = nodes.compactMap { process(of: $0, byInode) }
        guard !processes.isEmpty else { return HostSample() }
        let machine = root.line("/proc/sys/kernel/hostname") ?? "this machine"
        let owners = Dictionary(
            processes.flatMap { process in process.sockets.map { ($0, process) } }
        ) { first, _ in first }
        let reader = ProcessReader(root: root)
        let disks = DiskReader(root: root)
        return HostSample(
            host: MachineReader(root: root).fact(machine, nodes: processes.count),
            processes: processes.map { reader.fact($0.node, $0.pid, machine) },
            disks: processes.compactMap { process in
                process.dataFolder.flatMap { disks.fact(process.node, $0, pid: process.pid) }
            },
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

    private func process(of node: NodeSample, _ listeners: [Int: ListeningSocket]) -> LocalProcess? {
        guard let info = node.info, let pid = info.integer("process_id"),
            let program = root.link("/proc/\(pid)/exe").map({ ($0 as NSString).lastPathComponent })
        else { return nil }
        let wanted = Set([node.endpoint.port, node.busEndpoint?.port].compactMap { $0 })
        let own = sockets(of: pid, among: listeners, wanted)
        guard own.contains(where: { $0.port == node.endpoint.port }) else { return nil }
        return LocalProcess(
            node: node.name,
            pid: pid,
            program: program,
            sockets: own.map(\.inode),
            dataFolder: node.config?["dir"]?.text
        )
    }

    /// The sockets on which a process listens.
    private func sockets(of pid: Int, among listeners: [Int: ListeningSocket], _ wanted: Set<Int>) -> [ListeningSocket]
    {
        var own: [ListeningSocket] = []
        var others = 0
        for descriptor in root.names(in: "/proc/\(pid)/fd").compactMap({ Int($0) }).sorted() {
            let link = root.link("/proc/\(pid)/fd/\(descriptor)") ?? ""
            let inode = link.hasPrefix("socket:[") ? Int(link.dropFirst(8).dropLast()) : nil
            if let socket = inode.flatMap({ listeners[$0] }) {
                own.append(socket)
                others = 0
            } else {
                others += 1
            }
            if others >= Self.fartherThanListeners, wanted.isSubset(of: own.map(\.port)) { break }
        }
        return own
    }
}

/// A node's process on this machine.
private struct LocalProcess {
    let node: String
    let pid: Int
    let program: String
    /// Inodes of the sockets on which it listens.
    let sockets: [Int]
    let dataFolder: String?
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
