import Foundation
import RESP
import ServerConnection
import Synchronization

/// Tests kill a debug build in the middle of a repair; a release build has nothing of this.
///
/// `RCDOCTOR_TEST_DIE_AFTER=n` ends it after the nth line of its journal, `RCDOCTOR_TEST_DIE_AFTER_COMMANDS=n` after
/// the nth batch of commands that change something.
enum TestKill {
    #if DEBUG
        private static let lines = Atomic<Int>(0)
        private static let batches = Atomic<Int>(0)
        private static let lineLimit = limit("RCDOCTOR_TEST_DIE_AFTER")
        private static let batchLimit = limit("RCDOCTOR_TEST_DIE_AFTER_COMMANDS")
    #endif

    static func journalWritten() {
        #if DEBUG
            count(lines, lineLimit)
        #endif
    }

    static func answered(_ commands: [RESPCommand]) {
        #if DEBUG
            if batchLimit != nil, commands.contains(where: { !Permission.observe.allows($0) }) {
                count(batches, batchLimit)
            }
        #endif
    }

    #if DEBUG
        private static func limit(_ name: String) -> Int? {
            ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
        }

        private static func count(_ counter: borrowing Atomic<Int>, _ limit: Int?) {
            guard let limit else { return }
            if counter.add(1, ordering: .relaxed).newValue >= limit { kill(getpid(), SIGKILL) }
        }
    #endif
}
