import ClusterModel
import RESP

extension Lab {
    /// Sends commands to one node over a connection of their own; the replies come in order, errors among them.
    func send(_ commands: [RESPCommand], to port: Int) async throws(LabError) -> [RESPValue] {
        let session = try await LabSession.open(endpoint(port), configured: folder.password(port))
        do throws(LabError) {
            let replies = try await session.send(commands)
            await session.close()
            return replies
        } catch {
            await session.close()
            throw error
        }
    }

    /// Asks every node at once; the answers come in the order of the ports, nil where there was none.
    func askAll<Answer: Sendable>(
        _ question: @escaping @Sendable (Int) async throws -> Answer?
    ) async -> [Answer?] {
        await withTaskGroup(of: (Int, Answer?).self) { group in
            for port in ports.all { group.addTask { (port, try? await question(port)) } }
            var answers: [Int: Answer] = [:]
            for await (port, answer) in group { answers[port] = answer }
            return ports.all.map { answers[$0] }
        }
    }
}
