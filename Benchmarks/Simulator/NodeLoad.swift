import Synchronization

/// What has been asked of one node so far.
final class NodeLoad: Sendable {
    private let commands = Atomic(0)
    private let read = Atomic(0)
    private let written = Atomic(0)

    func add(commands count: Int, bytesRead: Int, bytesWritten: Int) {
        commands.add(count, ordering: .relaxed)
        read.add(bytesRead, ordering: .relaxed)
        written.add(bytesWritten, ordering: .relaxed)
    }

    /// Commands, bytes read, bytes written.
    var counts: [Int] {
        [
            commands.load(ordering: .relaxed), read.load(ordering: .relaxed), written.load(ordering: .relaxed),
        ]
    }
}
