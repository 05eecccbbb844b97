import ClusterModel
package import Facts
import Glibc

/// Looks for the programs that an operator of a cluster needs, and asks them for their versions.
///
/// Only what stands in the search path is run; what lies in an examined folder is named and never started.
package struct ToolCollector: Sendable {
    private let searchPath: [String]
    private let folders: [String]
    private let root: HostRoot

    /// - Parameters:
    ///   - searchPath: folders of programs; those with a relative path are left out.
    ///   - folders: examined folders, in which a tutorial's reader has copies.
    package init(searchPath: [String] = ToolCollector.usualPath, folders: [String] = [], root: HostRoot = HostRoot()) {
        self.searchPath = searchPath.filter { $0.hasPrefix("/") }
        self.folders = folders
        self.root = root
    }

    /// PATH, and the folders of system programs, which users often lack.
    package static var usualPath: [String] {
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        let own = path.split(separator: ":").map(String.init)
        return own
            + ["/usr/local/bin", "/usr/bin", "/bin", "/usr/local/sbin", "/usr/sbin", "/sbin"].filter {
                !own.contains($0)
            }
    }

    private static let servers = ["redis-server", "valkey-server"]
    private static let clients = ["redis-cli", "valkey-cli"]
    private static let managers = ["apt-get", "dnf", "yum", "apk", "pacman", "zypper"]

    package func collect() -> ToolSample {
        let machine = root.line("/proc/sys/kernel/hostname") ?? "this machine"
        let asked = (Self.servers + Self.clients).map { name in program(name, machine) }
        let trib = found("redis-trib.rb") ?? copy("redis-trib.rb")
        let script = ToolFact(machine: machine, name: "redis-trib.rb", path: trib)
        let managers = Self.managers.compactMap { name in
            found(name).map { ToolFact(machine: machine, name: name, path: $0) }
        }
        return ToolSample(
            machine: machine,
            tools: asked + [script] + ruby(machine) + managers,
            supervisors: SupervisorReader(root: root).facts(machine)
        )
    }

    private func found(_ name: String) -> String? {
        searchPath.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 && FileRights.isFile($0) }
    }

    private func copy(_ name: String) -> String? {
        folders.flatMap { ["\($0)/\(name)", "\($0)/src/\(name)"] }.first { FileRights.isFile($0) }
    }

    private func program(_ name: String, _ machine: String) -> ToolFact {
        guard let path = found(name) else {
            let copy = copy(name)
            let detail = copy == nil ? nil : "a copy in the examined folder, which is not run"
            return ToolFact(machine: machine, name: name, path: copy, detail: detail)
        }
        let output = ProgramOutput.of(path, ["--version"])
        let version = output.flatMap { Self.version(in: $0.text) }
        let works = output?.status == 0 && version != nil
        return ToolFact(
            machine: machine,
            name: name,
            path: path,
            version: version,
            versionNum: version.flatMap(Self.number),
            works: works,
            detail: works ? nil : Self.firstLine(output?.text ?? "it can't be started")
        )
    }

    /// `Redis server v=7.0.15 sha=…`, `redis-cli 7.0.15`, `ruby 3.1.2p20`: the first word that begins with a version.
    static func version(in text: String) -> String? {
        for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "=" }) {
            let version = word.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            if number(String(version)) != nil { return String(version) }
        }
        return nil
    }

    private static func number(_ version: String) -> Int? { ServerVersion(.redis, text: version)?.number }

    private static func firstLine(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "it says nothing"
        return String(line.prefix(160))
    }

    /// Ruby and what redis-trib.rb needs of it, asked in one process.
    private func ruby(_ machine: String) -> [ToolFact] {
        let names = [("openssl", "ruby openssl"), ("zlib", "ruby zlib"), ("redis", "gem redis")]
        guard let path = found("ruby") else { return [ToolFact(machine: machine, name: "ruby")] }
        let question = """
            puts "ruby #{RUBY_VERSION}"
            {"openssl" => "OpenSSL::VERSION", "zlib" => "Zlib::VERSION", "redis" => "Redis::VERSION"}.each do |name, word|
              begin
                require name
                puts "#{name} #{eval(word)}"
              rescue LoadError => error
                puts "#{name} - #{error.message.split("\\n").first}"
              end
            end
            """
        let output = ProgramOutput.of(path, ["-e", question], seconds: 5)
        let lines = (output?.text ?? "").split(whereSeparator: \.isNewline)
        func answer(_ word: String) -> Substring? {
            lines.first { $0.hasPrefix(word + " ") }?.dropFirst(word.count + 1)
        }
        func fact(_ name: String, _ word: String) -> ToolFact {
            let answer = answer(word)
            let works = answer.map { !$0.hasPrefix("-") } ?? false
            return ToolFact(
                machine: machine,
                name: name,
                path: path,
                version: works ? answer.map(String.init) : nil,
                versionNum: works ? answer.flatMap { Self.number(String($0)) } : nil,
                works: answer == nil && name != "ruby" ? nil : works,
                detail: works
                    ? nil : answer.map { Self.firstLine(String($0.dropFirst(2))) } ?? Self.firstLine(output?.text ?? "")
            )
        }
        return [fact("ruby", "ruby")] + names.map { fact($0.1, $0.0) }
    }
}

/// Programs and services of a machine.
package struct ToolSample: Sendable {
    let machine: String
    let tools: [ToolFact]
    let supervisors: [SupervisorFact]

    package func write(to writer: borrowing FactWriter) throws {
        try writer.add(tools)
        try writer.add(supervisors)
        try writer.add([CollectionFact(node: machine, collector: .tools, status: .ok)])
    }
}
