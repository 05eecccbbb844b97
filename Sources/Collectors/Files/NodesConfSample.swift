import ClusterModel
import Facts

/// The `nodes.conf` of the node that a config file describes.
struct NodesConfSample: Sendable {
    private(set) var fact: NodesConfFact
    private(set) var trouble: FileTrouble?

    private(set) var members: [NodesConfMemberFact] = []
    /// Whether the running server may write it.
    var writable: Bool? {
        get { fact.writable }
        set { fact.writable = newValue }
    }
    /// Id of the node that wrote it.
    var myID: String? { fact.myID }

    /// Nil for a file that does not put its server in cluster mode.
    init?(_ config: ConfigSample) {
        guard config.clusterEnabled == true else { return nil }
        self.init(
            node: config.node,
            origin: config.file,
            path: FilePath.absolute(config.nodesFile, in: config.dataFolder),
            view: config.view
        )
    }

    /// - Parameters:
    ///   - origin: the config file that names it, or `live` where the node itself does.
    ///   - lines: keeps what the files of several nodes say alike only once.
    init(node: String, origin: String, path: String, view: FileView, sharing lines: SharedLines? = nil) {
        var fact = NodesConfFact(
            node: node,
            origin: origin,
            file: path,
            realPath: view.identity(path),
            state: "ok",
            ageSeconds: BoundedFile.written(view.path(path)).map { max(0, FileClock.now - $0) }
        )
        do throws(FileTrouble) {
            let bytes = try BoundedFile.read(view.path(path))
            members = Self.judge(bytes, &fact, sharing: lines)
        } catch {
            fact.state = error.isMissing ? "missing" : "unreadable"
            if !error.isMissing {
                fact.problem = error.description
                trouble = error
            }
        }
        self.fact = fact
    }

    private static func judge(
        _ bytes: [UInt8],
        _ fact: inout NodesConfFact,
        sharing lines: SharedLines?
    ) -> [NodesConfMemberFact] {
        // A server takes a file without a byte for that of a new node.
        guard !bytes.isEmpty else {
            fact.state = "empty"
            return []
        }
        let conf = NodesConf.parse(String(decoding: bytes, as: UTF8.self), sharing: lines)
        fact.problems = conf.problems.count
        fact.knownNodes = conf.nodes.count
        fact.currentEpoch = conf.currentEpoch
        fact.myID = conf.myself?.id.text
        fact.slots = conf.myself?.slots.description
        // The cause stands in a line; what is said of the text as a whole only follows from it.
        if let problem = conf.problems.first(where: { $0.line > 0 }) ?? conf.problems.first {
            fact.state = "corrupt"
            fact.problem = "\(problem)"
        }
        return conf.nodes.map { member($0, of: fact) }
    }

    private static func member(_ line: ClusterNode, of fact: NodesConfFact) -> NodesConfMemberFact {
        let texts = line.told.texts
        return NodesConfMemberFact(
            node: fact.node,
            file: fact.file,
            id: texts.id,
            address: texts.endpoint,
            isSelf: line.isMyself,
            role: line.isReplica ? "replica" : "master",
            masterID: texts.master,
            flags: texts.flags,
            slots: texts.slots,
            slotCount: texts.slotCount,
            configEpoch: Int(line.configEpoch),
            shardID: line.shardID
        )
    }

    var collection: CollectionFact { CollectionFact(node: fact.node, collector: .nodesConf, trouble: trouble) }
}
