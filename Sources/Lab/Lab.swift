package import ClusterModel
import Foundation

/// A practice cluster: six servers on this machine, each run from within its own folder.
package struct Lab: Sendable {
    package let folder: LabFolder
    package let record: LabRecord
    package let ports: LabPorts

    init(folder: LabFolder, record: LabRecord) throws(LabError) {
        self.folder = folder
        self.record = record
        ports = try record.ports
    }

    /// The lab in a folder, running or not.
    package static func open(_ folder: LabFolder) throws(LabError) -> Lab {
        try Lab(folder: folder, record: .read(folder))
    }

    package var endpoints: [Endpoint] { ports.all.map(endpoint) }

    package func endpoint(_ port: Int) -> Endpoint { Endpoint(host: "127.0.0.1", port: port) }

    /// One of its nodes needs a password, as far as the files tell.
    package var wantsPassword: Bool { ports.all.contains { folder.password($0) != nil } }

    /// The server of a port; nil when it does not run.
    package func process(_ port: Int) -> ServerProcess? { processes(port).first }

    /// The server of a port and the children it has made.
    func processes(_ port: Int) -> [ServerProcess] {
        ServerProcess.find(in: folder.node(port), program: program)
    }

    /// Signals a server and its children; false when there is none.
    @discardableResult
    func signal(_ number: Int32, _ port: Int) -> Bool {
        let sent = processes(port).map { $0.signal(number, folder: folder.node(port), program: program) }
        return sent.contains(true)
    }

    private var program: String { ServerBinary.resolved(record.server) }
}
