import ClusterModel
import Foundation

/// A node's process on this machine.
///
/// A node runs here if the process whose id it gives listens on the node's port.
///
/// A process id alone says nothing, since a container counts its own, and neither does the program's name: Debian's
/// redis-server is a link to redis-check-rdb.
struct LocalProcess: Sendable {
    let node: String
    let pid: Int
    let program: String
    /// Inodes of the sockets on which it listens.
    let sockets: [Int]
    let dataFolder: String?

    /// A server opens the sockets on which it listens first and one behind the other; beyond this many descriptors without
    /// one there are clients and files.
    private static let fartherThanListeners = 16
    /// Of so many the numbers are tried; if no listener was among them, the folder is read.
    private static let tried = 256

    /// Nil for a node that does not run here.
    init?(_ node: NodeSample, _ root: HostRoot, _ listeners: [Int: ListeningSocket]) {
        guard let pid = node.info?.integer("process_id"),
            let program = root.link("/proc/\(pid)/exe").map({ ($0 as NSString).lastPathComponent })
        else { return nil }
        let wanted = Set([node.endpoint.port, node.busEndpoint?.port].compactMap { $0 })
        let own = Self.sockets(of: pid, root, among: listeners, wanted)
        guard own.contains(where: { $0.port == node.endpoint.port }) else { return nil }
        self.node = node.name
        self.pid = pid
        self.program = program
        sockets = own.map(\.inode)
        dataFolder = node.config?["dir"]?.text
    }

    /// The sockets on which a process listens.
    private static func sockets(
        of pid: Int,
        _ root: HostRoot,
        among listeners: [Int: ListeningSocket],
        _ wanted: Set<Int>
    ) -> [ListeningSocket] {
        let folder = "/proc/\(pid)/fd"
        return root.withLinks(in: folder) { link in
            func listener(_ descriptor: Int) -> ListeningSocket? {
                guard let text = link("\(descriptor)"), text.hasPrefix("socket:[") else { return nil }
                return Int(text.dropFirst(8).dropLast()).flatMap { listeners[$0] }
            }
            var own: [ListeningSocket] = []
            var last = 0
            for descriptor in 0..<tried {
                if let socket = listener(descriptor) {
                    own.append(socket)
                    last = descriptor
                } else if descriptor - last >= fartherThanListeners, wanted.isSubset(of: own.map(\.port)) {
                    return own
                }
            }
            return root.names(in: folder).compactMap { Int($0) }.sorted().compactMap(listener)
        }
    }
}
