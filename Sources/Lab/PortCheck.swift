import Foundation

/// Whether a port of this machine is free, and who has it if not.
enum PortCheck {
    /// Throws for the first client or bus port that is taken.
    static func requireFree(_ ports: [Int]) throws(LabError) {
        for port in ports + ports.map({ $0 + LabPorts.busOffset }) where !isFree(port) {
            throw LabError.portInUse(port: port, holder: PortHolder.find(port))
        }
    }

    /// Tries what the server will do: bind and listen on loopback.
    static func isFree(_ port: Int, at host: String = "127.0.0.1") -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return true }
        defer { close(descriptor) }
        // As the server does: connections of an earlier one that linger in TIME_WAIT are no obstacle.
        var reuse: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr(host)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return bound == 0 && listen(descriptor, 1) == 0
    }
}
