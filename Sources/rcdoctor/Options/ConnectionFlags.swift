import ArgumentParser
import ClusterModel
import Collectors
import Foundation
import ServerConnection

/// The connection options of redis-cli, under the same names.
struct ConnectionFlags: ParsableArguments {
    @Option(name: .customShort("h"), help: ArgumentHelp("Host of a node.", valueName: "host"))
    var host: String?

    @Option(name: .customShort("p"), help: ArgumentHelp("Port of a node (6379).", valueName: "port"))
    var port: Int?

    @Option(
        name: .customShort("s"),
        help: ArgumentHelp("Unix socket of a node.", valueName: "path"),
        completion: .file()
    )
    var socket: String?

    @Option(
        name: [.customShort("a"), .customLong("pass")],
        help: ArgumentHelp("Password; better in REDISCLI_AUTH.", valueName: "password")
    )
    var password: String?

    @Option(help: ArgumentHelp("User name for AUTH (Redis 6 and later).", valueName: "name"))
    var user: String?

    @Flag(help: "Ask for the password.")
    var askpass = false

    @Option(
        name: .customShort("u"),
        help: ArgumentHelp("redis://user:password@host:port, or rediss:// for TLS.", valueName: "uri")
    )
    var uri: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Password of one node, read from a file. May be repeated.", valueName: "host:port=file")
    )
    var nodePassword: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Reach nodes elsewhere than they say: HOST=HOST or HOST:PORT=HOST:PORT. May be repeated.",
            valueName: "inside=outside"
        )
    )
    var map: [String] = []

    @Flag(help: "Connect with TLS.")
    var tls = false

    @Option(help: ArgumentHelp("Server name for TLS (SNI).", valueName: "name"))
    var sni: String?

    @Option(help: ArgumentHelp("CA certificate.", valueName: "file"), completion: .file())
    var cacert: String?

    @Option(help: ArgumentHelp("Folder of CA certificates.", valueName: "folder"), completion: .directory)
    var cacertdir: String?

    @Option(help: ArgumentHelp("Client certificate.", valueName: "file"), completion: .file())
    var cert: String?

    @Option(help: ArgumentHelp("Key of the client certificate.", valueName: "file"), completion: .file())
    var key: String?

    @Flag(help: "Do not verify the server's certificate.")
    var insecure = false

    @Flag(name: .customShort("4"), help: "IPv4 only.")
    var ipv4 = false

    @Flag(name: .customShort("6"), help: "IPv6 only.")
    var ipv6 = false

    @Flag(help: "No warning about a password on the command line.")
    var noAuthWarning = false

    @Option(help: ArgumentHelp("Deadline for each node, in seconds.", valueName: "seconds"))
    var timeout: Double = 3

    @Option(help: ArgumentHelp("How many connections are open at once, at most.", valueName: "number"))
    var parallel = 64

    func validate() throws {
        guard (1...10_000).contains(parallel) else {
            throw ValidationError("--parallel \(parallel): give a number from 1 to 10000")
        }
        guard timeout >= 0.1, timeout <= 3600 else {
            throw ValidationError("--timeout \(timeout): give a time between 0.1 and 3600 seconds")
        }
        guard !(ipv4 && ipv6) else { throw ValidationError("-4 and -6 exclude each other") }
        guard port.map({ (1...65535).contains($0) }) ?? true else {
            throw ValidationError("-p \(port ?? 0): a port is a number from 1 to 65535")
        }
    }
}
