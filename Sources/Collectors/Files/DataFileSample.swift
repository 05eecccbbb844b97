import ClusterModel
import Facts

/// The files of a node's persistence: their heads and ends, never their contents.
struct DataFileSample: Sendable {
    /// Much more than most commands have; what ends in a longer one is not judged.
    private static let tail = 256 << 10
    private static let mostTemporary = 20

    let node: String
    private let view: FileView
    private(set) var facts: [DataFileFact] = []

    init(node: String, data: DataFolder, view: FileView) {
        self.node = node
        self.view = view
        addRDB(data.rdb, "rdb")
        addAOF(data)
        for name in BoundedFile.names(in: view.path(data.folder)).sorted() where Self.isTemporary(name) {
            guard facts.count(where: { $0.kind == "temp" }) < Self.mostTemporary else { break }
            addTemporary(FilePath.absolute(name, in: data.folder))
        }
    }

    /// As a child process names what it writes, and as it stays behind if the child was killed.
    private static func isTemporary(_ name: String) -> Bool {
        name.hasPrefix("temp-") && (name.hasSuffix(".rdb") || name.hasSuffix(".aof"))
    }

    private func fact(_ kind: String, _ path: String) -> DataFileFact {
        DataFileFact(node: node, kind: kind, path: path, realPath: view.identity(path), state: "ok")
    }

    /// What a file holds at its beginning and its end; nil if it can't be judged further.
    private func look(
        _ fact: inout DataFileFact,
        head: Int,
        tail: Int
    ) -> (head: [UInt8], tail: [UInt8])? {
        do throws(FileTrouble) {
            let path = view.path(fact.path)
            let (first, size, written) = try BoundedFile.head(path, limit: head)
            fact.bytes = size
            fact.ageSeconds = max(0, FileClock.now - written)
            guard size > 0 else {
                fact.state = "empty"
                return nil
            }
            return (first, try BoundedFile.tail(path, limit: tail).bytes)
        } catch {
            fact.state = error.isMissing ? "missing" : "unreadable"
            if !error.isMissing { fact.problem = error.description }
            return nil
        }
    }

    private mutating func addRDB(_ path: String, _ kind: String) {
        var fact = fact(kind, path)
        if let (head, tail) = look(&fact, head: RDBHeader.length, tail: 16) {
            if let header = RDBHeader(head) {
                fact.rdbVersion = header.version
                fact.serverVersion = header.serverVersion
                if header.version >= 5, !RDBHeader.isWhole(end: tail) {
                    fact.state = "corrupt"
                    fact.problem = "it does not end as an RDB does: it was cut off"
                }
            } else {
                fact.state = "corrupt"
                fact.problem = "it does not begin with REDIS or VALKEY and a version"
            }
        }
        facts.append(fact)
    }

    private mutating func addAOF(_ data: DataFolder) {
        let hasManifest = BoundedFile.written(view.path(data.manifest)) != nil
        let hasFile = BoundedFile.written(view.path(data.aof)) != nil
        if hasManifest || data.hasAOFFolder == true && data.writesAOF == true {
            addManifest(data)
        }
        if hasFile || data.hasAOFFolder == false && data.writesAOF == true {
            addCommands(data.aof, "aof", isLast: true)
        } else if data.hasAOFFolder == nil, data.writesAOF == true, !hasManifest {
            var missing = fact("aof", data.aof)
            missing.state = "missing"
            facts.append(missing)
        }
    }

    private mutating func addManifest(_ data: DataFolder) {
        var fact = fact("aof-manifest", data.manifest)
        var manifest: AOFManifest?
        if let (head, _) = look(&fact, head: 1 << 20, tail: 16) {
            let content = AOFManifest(String(decoding: head, as: UTF8.self))
            manifest = content
            if let problem = content.problem {
                fact.state = "corrupt"
                fact.problem = problem
            }
        }
        facts.append(fact)
        guard let manifest else { return }
        if let base = manifest.base {
            let path = FilePath.absolute(base.name, in: data.aofFolder)
            if base.name.hasSuffix(".rdb") {
                addRDB(path, "aof-base")
            } else {
                addCommands(path, "aof-base", isLast: manifest.incremental.isEmpty)
            }
        }
        for entry in manifest.incremental {
            let isLast = entry == manifest.incremental.last
            addCommands(FilePath.absolute(entry.name, in: data.aofFolder), "aof-incr", isLast: isLast)
        }
    }

    /// A file of commands, which before 7.0 may begin with an RDB.
    ///
    /// - Parameter isLast: only the last file may end within a command.
    private mutating func addCommands(_ path: String, _ kind: String, isLast: Bool) {
        var fact = fact(kind, path)
        if let (head, tail) = look(&fact, head: RDBHeader.length, tail: Self.tail) {
            let header = RDBHeader(head)
            fact.rdbVersion = header?.version
            fact.serverVersion = header?.serverVersion
            if header == nil, let first = head.first, first != UInt8(ascii: "*"), first != UInt8(ascii: "#") {
                fact.state = "corrupt"
                fact.problem = "it begins neither with a command nor with an RDB"
            } else {
                judge(tail, isWhole: header == nil && tail.count == fact.bytes, hasRDB: header != nil, isLast, &fact)
            }
        }
        facts.append(fact)
    }

    private func judge(_ tail: [UInt8], isWhole: Bool, hasRDB: Bool, _ isLast: Bool, _ fact: inout DataFileFact) {
        // An AOF that was just rewritten is an RDB and nothing more.
        if hasRDB, RDBHeader.isWhole(end: tail) { return }
        switch AOFTail(tail, isStart: isWhole) {
        case .whole, .unknown: break
        case .truncated:
            fact.state = isLast ? "truncated" : "corrupt"
            fact.problem = "its last command is cut off"
        case .junk:
            // Bytes of an RDB may look like the beginning of a command.
            guard !hasRDB || tail.count < fact.bytes ?? 0 else { return }
            fact.state = "corrupt"
            fact.problem = "what stands at its end is no command"
        }
    }

    private mutating func addTemporary(_ path: String) {
        var fact = fact("temp", path)
        _ = look(&fact, head: 1, tail: 1)
        if fact.state != "missing" { facts.append(fact) }
    }

    var collection: CollectionFact { CollectionFact(node: node, collector: .dataFiles, status: .ok) }
}
