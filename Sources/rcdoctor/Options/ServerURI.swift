import ClusterModel
import Foundation

/// A URI as redis-cli -u takes it: `redis://user:password@host:port`, with `rediss://` for TLS.
struct ServerURI {
    let endpoint: Endpoint
    let user: String?
    let password: Secret?
    let isTLS: Bool

    init(_ text: String) throws {
        // The text may hold a password, so no message repeats it.
        guard let parts = URLComponents(string: text), let scheme = parts.scheme,
            ["redis", "rediss", "valkey", "valkeys"].contains(scheme), let host = parts.host, !host.isEmpty
        else { throw Failure(.usage, "-u wants redis://[user[:password]@]host[:port], or rediss:// for TLS") }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        endpoint = Endpoint(host: bare, port: parts.port ?? 6379)
        isTLS = scheme.hasSuffix("s") && scheme != "redis"
        // redis://secret@host means a password without a user name, as in redis-cli.
        if let password = parts.password {
            user = parts.user.flatMap { $0.isEmpty ? nil : $0 }
            self.password = Secret(password)
        } else {
            user = nil
            password = parts.user.map { Secret($0) }
        }
    }
}
