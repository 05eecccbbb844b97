import Glibc

extension TestCluster {
    /// Nothing but what is needed, so that no setting of the tester's own account gets in.
    package var environment: [String: String] {
        [
            "PATH": getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin",
            "HOME": folder.path,
            "TMPDIR": folder.path,
            "XDG_STATE_HOME": stateFolder,
            "LANG": "C.UTF-8",
        ]
    }

    /// Runs the built `rcdoctor` to its end.
    package func doctor(
        _ arguments: [String],
        password: String? = nil,
        environment: [String: String] = [:]
    ) async throws -> ProgramRun {
        try await startDoctor(arguments, password: password, environment: environment).end()
    }

    package func doctor(_ arguments: String..., password: String? = nil) async throws -> ProgramRun {
        try await doctor(arguments, password: password)
    }

    /// Starts it.
    ///
    /// - Parameter password: handed over in REDISCLI_AUTH.
    package func startDoctor(
        _ arguments: [String],
        password: String? = nil,
        environment more: [String: String] = [:]
    ) throws -> ProgramRun.Running {
        var environment = environment
        if let password { environment["REDISCLI_AUTH"] = password }
        environment.merge(more) { $1 }
        return try ProgramRun.start(try BuiltBinary.path(), arguments, environment: environment)
    }

    /// Runs `redis-cli` to its end: the second opinion.
    package func redisCLI(_ arguments: String..., password: String? = nil) async throws -> ProgramRun {
        var environment = environment
        if let password { environment["REDISCLI_AUTH"] = password }
        // Its reshard asks for one slot after the other: slow, where every processor is busy.
        return try await ProgramRun.start("redis-cli", arguments, environment: environment).end(within: .seconds(300))
    }
}
