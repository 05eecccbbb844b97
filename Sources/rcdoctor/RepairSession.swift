import ClusterModel
import Collectors
import Examination
import Foundation
import Repair

/// What every repair needs around it: a place for journals, the locks, Ctrl-C, and the exit status.
struct RepairSession {
    let access: ClusterAccess

    static func stateFolder() throws -> URL {
        guard let state = StateFolder.url() else {
            throw Failure(
                .fixFailed,
                "neither XDG_STATE_HOME nor HOME is set, so no journal can be kept. Nothing was changed."
            )
        }
        return state
    }

    /// Runs the work with this machine's lock and the cluster's; gives both back at its end.
    ///
    /// Ctrl-C cancels the work, which lets the step under way end, so that nothing stays half done.
    func operate(_ examination: Examination, _ work: @escaping @Sendable () async throws -> Bool) async throws -> Bool {
        Output.outliveReader()
        let members = examination.sample.nodes.compactMap(\.id?.text)
        let folder = try Self.stateFolder().appending(path: "locks")
        let machine = try Self.prepared { try MachineLock.take(cluster: members, in: folder) }
        let cluster: ClusterLock
        do {
            cluster = try await ClusterLock.take(access: access, examination: examination)
        } catch {
            throw Failure(.fixFailed, "\(error)")
        }
        let task = Task { try await work() }
        let interrupt = Interrupt { task.cancel() }
        let result = await task.result
        interrupt.end()
        await cluster.release()
        _ = consume machine
        do {
            return try result.get()
        } catch let error as JournalError {
            throw Failure(.fixFailed, "\(error)")
        }
    }

    /// What must be in place before the first step; if it is not, nothing is changed.
    static func prepared<Value: ~Copyable>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch {
            throw Failure(.fixFailed, "\(error)")
        }
    }
}
