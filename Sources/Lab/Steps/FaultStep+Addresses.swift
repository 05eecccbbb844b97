import Foundation

extension FaultStep {
    /// Lets servers live at another address of this machine, as if on a machine of its own: 10.77.0.1 and so on.
    ///
    /// The address must be there already; the lab adds none. In a namespace: `ip address add 10.77.0.1/32 dev lo`.
    static func live(_ places: [FaultPlace], at address: String, _ lines: String...) -> FaultStep {
        FaultStep { run in
            guard PortCheck.isFree(0, at: address) else {
                throw LabError.noCandidate(
                    fault: run.fault,
                    missing: "the address \(address) on this machine (ip address add \(address)/32 dev lo)"
                )
            }
            for place in places {
                for member in run.members(place) {
                    let added =
                        [
                            address == "127.0.0.1" ? "bind 127.0.0.1" : "bind 127.0.0.1 \(address)",
                            "cluster-announce-ip \(address)",
                        ] + lines
                    try run.lab.keepFile(member.port, "redis.conf")
                    try await run.cluster.restart(member) { lab in
                        for line in added { try LabFile.append(line + "\n", to: lab.folder.config(member.port)) }
                    }
                    run.cluster.did(added.joined(separator: ", "), on: member)
                }
            }
        }
    }
}
