import ArgumentParser

/// A cluster of any size in one process, and how a scan of it fares.
@main
struct Simulator: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A simulated cluster of any size.",
        subcommands: [ServeCommand.self, MeasureCommand.self]
    )
}

/// What the simulated cluster looks like.
struct ClusterOptions: ParsableArguments {
    @Option(help: "Client port of every node; the bus port is 10000 higher.")
    var port = 9001

    @Option(help: "How many nodes suspect another one that all others see well.")
    var dissenters = 0

    @Flag(help: "Every node has troubles that several rules name: a finding for each node, the dearest case.")
    var sick = false

    @Option(help: "Milliseconds from the arrival of commands to their answers; connecting is not delayed.")
    var delay = 0

    func validate() throws {
        guard (0...60_000).contains(delay) else { throw ValidationError("--delay \(delay): give 0 to 60000") }
        guard (1...55_535).contains(port) else { throw ValidationError("--port \(port): give 1 to 55535") }
    }
}
