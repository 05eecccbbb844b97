import Foundation

extension FaultStep {
    static func crash(_ places: FaultPlace...) -> FaultStep {
        FaultStep { run in run.cluster.crash(places.flatMap(run.members)) }
    }

    static func freeze(_ place: FaultPlace, seconds: Double? = nil) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) { run.cluster.freeze(member) }
            guard let seconds else { return }
            try await Task.sleep(for: .seconds(seconds))
            for member in run.members(place) where run.lab.signal(SIGCONT, member.port) {
                run.cluster.did("kill -CONT", on: member)
            }
        }
    }

    /// Freezes servers while other steps are done.
    static func freezeDuring(_ place: FaultPlace, _ steps: [FaultStep]) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) { run.cluster.freeze(member) }
            for step in steps { try await step.carryOut(&run) }
            for member in run.members(place) where run.lab.signal(SIGCONT, member.port) {
                run.cluster.did("kill -CONT", on: member)
            }
        }
    }

    /// Ends servers as a crash would and waits until they are gone.
    static func stop(_ place: FaultPlace) -> FaultStep {
        FaultStep { run in
            run.cluster.crash(run.members(place))
            for member in run.members(place) { try await run.cluster.waitForEnd(of: member) }
        }
    }

    /// Starts servers, of which one that `mayFail` is hardly waited for; `prelude` is shell that runs before.
    static func start(_ place: FaultPlace, prelude: String = "", mayFail: Bool = false) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) {
                do {
                    try await run.lab.launch(member.port, prelude: run.fill(prelude))
                    try await run.lab.waitForAnswers([member.port], patience: mayFail ? 2 : 15)
                } catch  where mayFail {
                    run.cluster.did("does not start", on: member)
                    continue
                }
                run.cluster.did("started again", on: member)
            }
        }
    }

    /// Adds lines to the config file of servers that stand still; of equal directives the last counts.
    static func lines(_ place: FaultPlace, _ lines: String...) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) {
                try run.lab.keepFile(member.port, "redis.conf")
                for line in lines {
                    let line = run.fill(line)
                    try LabFile.append(line + "\n", to: run.lab.folder.config(member.port))
                    run.cluster.did("redis.conf: \(line)", on: member)
                }
            }
        }
    }

    /// Changes a text file in the folders of servers that stand still.
    static func edit(
        _ place: FaultPlace,
        _ file: String,
        _ what: String,
        _ change: @escaping @Sendable (String, FaultRun) -> String
    ) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) {
                let path = run.lab.folder.node(member.port) + "/" + file
                guard let data = FileManager.default.contents(atPath: path) else {
                    throw LabError.file(path: path, detail: "is missing")
                }
                try run.lab.keepFile(member.port, file)
                try LabFile.write(change(String(decoding: data, as: UTF8.self), run), to: path)
                run.cluster.did("\(file): \(what)", on: member)
            }
        }
    }

    /// Any work on the folder of a node.
    static func files(
        _ place: FaultPlace,
        _ what: String,
        _ work: @escaping @Sendable (String, FaultRun) throws -> Void
    ) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) {
                try work(run.lab.folder.node(member.port), run)
                run.cluster.did(what, on: member)
            }
        }
    }
}

extension FaultStep {
    /// Lowers a limit of running servers; only the soft one, so that root is not needed to raise it again.
    static func limit(_ place: FaultPlace, _ name: ServerLimit, _ value: Int) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) {
                guard let process = run.lab.process(member.port), await name.set(process, value) else {
                    throw LabError.noEffect(fault: run.fault, expected: "a lower limit by prlimit (util-linux)")
                }
                run.cluster.did("prlimit --\(name.rawValue)=\(value):", on: member)
            }
        }
    }
}

extension [FaultStep] {
    /// Stop, change, start.
    static func restart(_ place: FaultPlace, _ change: FaultStep..., mayFail: Bool = false) -> [FaultStep] {
        [.stop(place)] + change + [.start(place, mayFail: mayFail)]
    }
}
