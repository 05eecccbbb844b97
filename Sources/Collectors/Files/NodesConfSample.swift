import ClusterModel
import Facts

/// The `nodes.conf` of the node that a config file describes.
struct NodesConfSample: Sendable {
    let fact: NodesConfFact
    private(set) var trouble: FileTrouble?

    /// Nil for a file that does not put its server in cluster mode.
    init?(_ config: ConfigSample) {
        guard config.clusterEnabled == true else { return nil }
        let path = FilePath.absolute(config.nodesFile, in: config.dataFolder)
        var fact = NodesConfFact(
            node: config.node,
            origin: config.file,
            file: path,
            realPath: BoundedFile.realPath(path),
            state: "ok"
        )
        do throws(FileTrouble) {
            let bytes = try BoundedFile.read(path)
            Self.judge(bytes, &fact)
        } catch {
            fact.state = error.isMissing ? "missing" : "unreadable"
            if !error.isMissing {
                fact.problem = error.description
                trouble = error
            }
        }
        self.fact = fact
    }

    private static func judge(_ bytes: [UInt8], _ fact: inout NodesConfFact) {
        // A server takes a file without a byte for that of a new node.
        guard !bytes.isEmpty else {
            fact.state = "empty"
            return
        }
        let view = NodesConf.parse(String(decoding: bytes, as: UTF8.self))
        fact.problems = view.problems.count
        fact.knownNodes = view.nodes.count
        fact.currentEpoch = view.currentEpoch
        fact.myID = view.myself?.id.text
        fact.slots = view.myself?.slots.description
        // The cause stands in a line; what is said of the text as a whole only follows from it.
        if let problem = view.problems.first(where: { $0.line > 0 }) ?? view.problems.first {
            fact.state = "corrupt"
            fact.problem = "\(problem)"
        }
    }

    var collection: CollectionFact {
        let status: CollectionStatus = trouble.map { $0.isDenied ? .denied : .unreachable } ?? .ok
        return CollectionFact(
            node: fact.node,
            collector: .nodesConf,
            status: status,
            detail: trouble?.description
        )
    }
}
