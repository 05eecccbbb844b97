import ArgumentParser
import Foundation
import NIOCore
import NIOPosix

/// Listens until it is ended, and says so in one line: `ready FIRST-NODE`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract:
            "Be the nodes: each has an address of its own in 127.0.0.0/8 and answers as a healthy Redis 7.0 would."
    )

    @Option(help: "How many nodes, half of them replicas.")
    var nodes = 100

    @OptionGroup var options: ClusterOptions

    func validate() throws {
        guard (6...10_000).contains(nodes) else { throw ValidationError("--nodes \(nodes): give 6 to 10000") }
    }

    func run() async throws {
        let cluster = SimulatedCluster(
            count: nodes,
            port: options.port,
            dissenters: options.dissenters,
            isSick: options.sick
        )
        let shared = try SharedAnswers(cluster)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        for node in 0..<nodes {
            try await AnswerHandler.listen(
                for: node,
                of: shared,
                delay: .milliseconds(Int64(options.delay)),
                on: group
            )
        }
        FileHandle.standardOutput.write(Data("ready \(cluster.members[0].endpoint)\n".utf8))
        while true { try await Task.sleep(for: .seconds(3600)) }
    }
}
