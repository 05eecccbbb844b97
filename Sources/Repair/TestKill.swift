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
    #endif

    static func journalWritten() {
        #if DEBUG
            count(lines, "RCDOCTOR_TEST_DIE_AFTER")
        #endif
    }

    static func answered(_ commands: [RESPCommand]) {
        #if DEBUG
            if commands.contains(where: { !Permission.observe.allows($0) }) {
                count(batches, "RCDOCTOR_TEST_DIE_AFTER_COMMANDS")
            }
        #endif
    }

    #if DEBUG
        private static func count(_ counter: borrowing Atomic<Int>, _ name: String) {
            guard let limit = ProcessInfo.processInfo.environment[name].flatMap({ Int($0) }) else { return }
            if counter.add(1, ordering: .relaxed).newValue >= limit { kill(getpid(), SIGKILL) }
        }
    #endif
}
