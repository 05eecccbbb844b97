import ClusterModel
import Glibc

/// Finds the config files of nodes below a folder.
struct ConfigFinder {
    private static let deepest = 3
    private static let mostEntries = 20_000
    private var entries = 0
    private var found: [String] = []

    /// Paths in order; a file that another one includes is no node of its own.
    static func files(below folder: String) -> [String] {
        var finder = ConfigFinder()
        finder.look(in: folder, depth: 0)
        var seen: Set<String> = []
        let unique = finder.found.sorted().filter { seen.insert(BoundedFile.realPath($0)).inserted }
        let candidates = unique.map { Candidate(path: $0) }
        return candidates.filter { candidate in
            candidate.isNode && !candidates.contains { $0.takesIn(candidate) }
        }.map(\.path)
    }

    private struct Candidate {
        let path: String
        let real: String
        let lines: ConfigLines

        init(path: String) {
            self.path = path
            real = BoundedFile.realPath(path)
            lines = ConfigLines(path)
        }

        /// A file under one of these names is taken in any case, so that a damaged one is not passed over.
        var isUsual: Bool { ["redis.conf", "valkey.conf"].contains(FilePath.name(of: path)) }

        var isNode: Bool {
            guard !lines.lines.contains(where: { $0.directive.name == "sentinel" }) else { return false }
            return isUsual
                || lines.lines.contains { ["port", "tls-port", "cluster-enabled"].contains($0.directive.name) }
        }

        /// Whether the other file is a part of this one; of two that include each other, one must stay a node.
        func takesIn(_ other: Candidate) -> Bool {
            guard real != other.real, lines.included.contains(other.real) else { return false }
            guard other.lines.included.contains(real) else { return true }
            return isUsual == other.isUsual ? path < other.path : isUsual
        }
    }

    private mutating func look(in folder: String, depth: Int) {
        for name in BoundedFile.names(in: folder) {
            guard entries < Self.mostEntries else { return }
            entries += 1
            guard !name.hasPrefix(".") else { continue }
            let path = FilePath.absolute(name, in: folder)
            var status = stat()
            // A link to a folder is not followed: it may lead in a circle. A link to a file is a file.
            if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                if depth < Self.deepest { look(in: path, depth: depth + 1) }
            } else if name.hasSuffix(".conf"), stat(path, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR {
                found.append(path)
            }
        }
    }
}
