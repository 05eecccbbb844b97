import ClusterModel

/// The node that a config file describes.
struct ConfigSample: Sendable {
    let file: String
    let lines: ConfigLines
    let view: FileView
    /// Name of the running node that was started with it.
    var runningNode: String?

    init(_ file: String, view: FileView = FileView()) {
        self.file = file
        self.view = view
        lines = ConfigLines(file, view: view)
    }

    var isReadable: Bool { lines.isReadable }
    var isComplete: Bool { lines.trouble == nil }
    var folder: String { FilePath.folder(of: file) }

    /// The line that counts: the last one.
    func last(_ name: String) -> ConfigLines.Line? {
        let name = ConfigName.canonical(name)
        return lines.lines.last { ConfigName.canonical($0.directive.name) == name }
    }

    func text(_ name: String) -> String? { last(name)?.directive.value.text.flatMap { $0.isEmpty ? nil : $0 } }

    private func number(_ name: String) -> Int? {
        text(name).flatMap { Int($0) }.flatMap { (0...65535).contains($0) ? $0 : nil }
    }

    private func isYes(_ name: String) -> Bool { text(name)?.lowercased() == "yes" }

    /// Nil where a file that could not be read may say otherwise.
    var clusterEnabled: Bool? {
        if last("cluster-enabled") != nil { return isYes("cluster-enabled") }
        return isComplete ? false : nil
    }

    var plainPort: Int? { number("port") ?? (isComplete ? 6379 : nil) }
    var tlsPort: Int? { number("tls-port").flatMap { $0 == 0 ? nil : $0 } }

    /// The port that the cluster knows it by.
    var port: Int? { isYes("tls-cluster") || plainPort == 0 ? tlsPort ?? plainPort : plainPort }

    /// The directive that the client port comes from.
    var portDirective: String { isYes("tls-cluster") || plainPort == 0 ? "tls-port" : "port" }

    var busPort: Int? {
        guard clusterEnabled == true else { return nil }
        if let own = number("cluster-port"), own != 0 { return own }
        return port.flatMap { $0 == 0 ? nil : $0 + 10_000 }
    }

    /// Names the machine: two files with one host are two nodes on one machine.
    var host: String {
        if let announced = text("cluster-announce-ip") { return announced }
        let addresses = last("bind")?.directive.arguments ?? []
        let local = addresses.map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }.first {
            !["*", "0.0.0.0", "::", "::*", "::1", "localhost", ""].contains($0) && !$0.hasPrefix("127.")
        }
        return local ?? "127.0.0.1"
    }

    /// The file itself where it names no port.
    var node: String { runningNode ?? describedNode }

    /// By the file's own word.
    var describedNode: String { isReadable ? port.map { Endpoint(host: host, port: $0).description } ?? file : file }

    /// Where the server changes to before it opens its files.
    var dataFolder: String { FilePath.absolute(text("dir") ?? ".", in: folder) }

    var nodesFile: String { text("cluster-config-file") ?? "nodes.conf" }

    /// Where a setting stands, for evidence.
    func place(_ name: String) -> String { last(name).map { "\($0.file):\($0.directive.line)" } ?? file }
}
