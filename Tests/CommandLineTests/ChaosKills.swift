import Synchronization

/// How often doctors were killed in this run.
enum ChaosKills {
    private static let count = Atomic<Int>(0)

    static func add(_ number: Int = 1) { count.add(number, ordering: .relaxed) }

    static var soFar: Int { count.load(ordering: .relaxed) }
}
