import Synchronization

/// What nobody needs any more when a command ends.
///
/// The kernel takes back all memory of a process at once; to take the answers and facts of many nodes apart piece by piece
/// before that takes longer, and somebody waits for it.
enum Leftovers {
    private static let kept = Mutex<[any Sendable]>([])

    static func keep(_ value: some Sendable) {
        kept.withLock { $0.append(value) }
    }
}
