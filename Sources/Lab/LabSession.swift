import ClusterModel
import RESP
import ServerConnection

/// A connection to one node of the lab, logged in with whichever of the lab's passwords fits.
struct LabSession: Sendable {
    let endpoint: Endpoint
    private let connection: ServerConnection

    /// Connects and logs in; each step may take as long as a healthy node would ever need on one machine.
    static func open(_ endpoint: Endpoint, configured: Secret?) async throws(LabError) -> LabSession {
        let connection = try await connect(endpoint)
        for password in LabPassword.candidates(configured: configured) {
            let ping = RESPCommand("PING")
            let login = password.map { [RESPCommand("AUTH", .secret($0.reveal(), named: "password")), ping] } ?? [ping]
            let replies: [RESPValue]
            do {
                replies = try await connection.send(login, deadline: .now + patience)
            } catch {
                await connection.close()
                throw LabError.noAnswer(node: endpoint, detail: "\(error)")
            }
            if replies.last?.error?.code != "NOAUTH" { return LabSession(endpoint: endpoint, connection: connection) }
        }
        await connection.close()
        throw LabError.noAnswer(node: endpoint, detail: "it takes none of the lab's passwords")
    }

    /// Whether anything that speaks the protocol answers, with or without a password.
    static func answers(_ endpoint: Endpoint) async -> Bool {
        guard let connection = try? await connect(endpoint) else { return false }
        let replies = try? await connection.send([RESPCommand("PING")], deadline: .now + patience)
        await connection.close()
        return replies?.isEmpty == false
    }

    /// Sends the commands in one batch; an error among the replies is a value like the others.
    func send(_ commands: [RESPCommand]) async throws(LabError) -> [RESPValue] {
        do {
            return try await connection.send(commands, deadline: .now + Self.patience, permission: .repair)
        } catch {
            throw LabError.noAnswer(node: endpoint, detail: "\(error)")
        }
    }

    func close() async { await connection.close() }

    private static let patience = Duration.seconds(2)

    private static func connect(_ endpoint: Endpoint) async throws(LabError) -> ServerConnection {
        do {
            return try await ServerConnection.connect(to: .tcp(endpoint), deadline: .now + patience)
        } catch {
            throw LabError.noAnswer(node: endpoint, detail: "\(error)")
        }
    }
}
