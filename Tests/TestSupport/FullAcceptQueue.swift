import Glibc

/// A listener that never accepts and whose queue is full: the kernel drops what else wants to connect.
package struct FullAcceptQueue: Sendable {
    package let port: Int
    private let descriptors: [CInt]

    package init(port: Int) throws {
        self.port = port
        let listener = LoopbackSocket.make()
        guard LoopbackSocket.bind(listener, port), listen(listener, 0) == 0 else {
            throw TestFailure("can't listen on port \(port)")
        }
        // A backlog of 0 still holds one connection; more attempts than that stay half open.
        let clients = (0..<4).map { _ in
            let client = LoopbackSocket.make(CInt(SOCK_NONBLOCK.rawValue))
            _ = LoopbackSocket.connect(client, port)
            return client
        }
        descriptors = [listener] + clients
    }

    package func close() {
        for descriptor in descriptors { Glibc.close(descriptor) }
    }
}
