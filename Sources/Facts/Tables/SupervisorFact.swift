/// A service that starts a server.
package struct SupervisorFact: Fact {
    package var machine: String
    package var source: String
    package var config: String
    package var type: String
    package var daemonize: String?
    package var supervised: String?

    package init(
        machine: String,
        source: String,
        config: String,
        type: String,
        daemonize: String? = nil,
        supervised: String? = nil
    ) {
        self.machine = machine
        self.source = source
        self.config = config
        self.type = type
        self.daemonize = daemonize
        self.supervised = supervised
    }

    package static let table = FactTable<Self>(
        "supervisor",
        "A unit of systemd that starts a server with a config file.",
        filledBy: [.tools],
        columns: [
            .text("machine", \.machine, "Host name of the machine."),
            .text("source", \.source, "Path of the unit."),
            .text("config", \.config, "Path of the config file in its ExecStart."),
            .text("type", \.type, "Its Type; simple if it names none."),
            .text("daemonize", \.daemonize, "Value of --daemonize in ExecStart, NULL if it is not there."),
            .text("supervised", \.supervised, "Value of --supervised in ExecStart, NULL if it is not there."),
        ]
    )
}
