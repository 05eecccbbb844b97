import ClusterModel
import Collectors
import Foundation
import ServerConnection

extension ConnectionFlags {
    /// The targets: those given as arguments, else -s, else -h/-p, else the URI.
    func endpoints(_ targets: [String]) throws -> [Endpoint] {
        var endpoints: [Endpoint] = []
        for target in targets {
            guard let endpoint = Self.endpoint(target) else {
                throw Failure(.usage, "'\(target)' is no address. Write HOST:PORT, for IPv6 [::1]:9001.")
            }
            if !endpoints.contains(endpoint) { endpoints.append(endpoint) }
        }
        if endpoints.isEmpty, let socket {
            endpoints.append(Routes.socket(URL(fileURLWithPath: socket).standardizedFileURL.path))
        }
        if endpoints.isEmpty, host != nil || port != nil {
            endpoints.append(Endpoint(host: host ?? "127.0.0.1", port: port ?? 6379))
        }
        if endpoints.isEmpty, let uri { endpoints.append(try ServerURI(uri).endpoint) }
        return endpoints
    }

    /// An address, or the absolute path of a Unix socket.
    static func endpoint(_ text: String) -> Endpoint? {
        text.hasPrefix("/") ? Routes.socket(text) : Endpoint(text)
    }

    /// Credentials and transport, from options and environment.
    func access() throws -> ClusterAccess {
        let parsed = try uri.map(ServerURI.init)
        var options = ConnectionOptions(addressFamily: ipv4 ? .ipv4 : ipv6 ? .ipv6 : .any)
        if tls || parsed?.isTLS == true { options.tls = try tlsContext() }
        var access = ClusterAccess(
            username: user ?? parsed?.user,
            password: try secret(parsed),
            options: options,
            timeout: .milliseconds(Int(timeout * 1000))
        )
        access.parallel = FileLimit.sockets(wanted: parallel)
        for entry in map where !access.routes.add(entry) {
            throw Failure(
                .usage,
                "--map '\(entry)': write INSIDE=OUTSIDE, both HOST or both HOST:PORT, as in 10.0.0.5:6379=127.0.0.1:7001"
            )
        }
        for entry in nodePassword {
            let (node, password) = try Self.nodePassword(entry)
            access.nodePasswords[node] = password
        }
        return access
    }

    private func secret(_ uri: ServerURI?) throws -> Secret? {
        if askpass { return try PasswordPrompt.ask() }
        if password != nil || uri?.password != nil {
            if !noAuthWarning {
                Output.error(
                    "Warning: a password on the command line can be seen by others on this machine. "
                        + "Set REDISCLI_AUTH instead."
                )
            }
        }
        if let password { return Secret(password) }
        let environment = ProcessInfo.processInfo.environment
        return uri?.password ?? (environment["REDISCLI_AUTH"] ?? environment["VALKEYCLI_AUTH"]).map { Secret($0) }
    }

    private func tlsContext() throws -> TLSContext {
        let options = TLSOptions(
            authorityFile: cacert,
            authorityFolder: cacertdir,
            certificateFile: cert,
            keyFile: key,
            serverName: sni,
            skipsVerification: insecure
        )
        do throws(TLSFault) {
            return try TLSContext(options)
        } catch {
            throw Failure(.unreadableInput, "TLS: \(error)")
        }
    }

    private static func nodePassword(_ entry: String) throws -> (Endpoint, Secret) {
        let parts = entry.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let node = Endpoint(parts[0]) else {
            throw Failure(.usage, "--node-password wants HOST:PORT=FILE, where FILE holds the password")
        }
        guard let text = try? String(contentsOfFile: String(parts[1]), encoding: .utf8) else {
            throw Failure(.unreadableInput, "--node-password: cannot read \(parts[1])")
        }
        return (node, Secret(text.trimmingCharacters(in: .newlines)))
    }
}
