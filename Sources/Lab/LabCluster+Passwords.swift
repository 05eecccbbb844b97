import ClusterModel
import RESP

extension LabCluster {
    /// Sets a password at run time and in the file; an empty one takes it away.
    ///
    /// Where both say so already nothing is done, so that the report shows what makes the fault.
    func set(_ name: String, to password: Secret, on member: LabMember) async throws {
        if try await has(name, password, member) { return }
        let value: RESPCommand.Argument = password.isEmpty ? "" : .secret(password.reveal(), named: name)
        try await run(
            RESPCommand("CONFIG", "SET", .text(name), value),
            RESPCommand("CONFIG", "REWRITE"),
            on: member
        )
    }

    private func has(_ name: String, _ password: Secret, _ member: LabMember) async throws -> Bool {
        guard lab.folder.secret(name, member.port) ?? Secret("") == password else { return false }
        let reply = try await lab.send([RESPCommand("CONFIG", "GET", .text(name))], to: member.port).first
        return reply?[name]?.string == password.reveal()
    }

    /// The tutorial's mistake: the masters want a password, and whatever the replicas present is not it.
    func lockMasters(replicasPresent password: Secret) async throws {
        // A node that was healed has a masterauth already, and so may a master, which is a replica tomorrow.
        for member in members { try await set("masterauth", to: password, on: member) }
        for member in masters { try await set("requirepass", to: LabPassword.usual, on: member) }
    }

    /// Makes the replicas connect again, which is when a password counts: open links stay up for ever.
    func breakLinks() async throws {
        // Every version knows the old word; `replica` came with 5.0.
        for master in masters { try await run(RESPCommand("CLIENT", "KILL", "TYPE", "slave"), on: master) }
    }
}
