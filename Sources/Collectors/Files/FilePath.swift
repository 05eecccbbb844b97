/// Paths as a server sees them from the folder that it was started in.
enum FilePath {
    static func absolute(_ path: String, in folder: String) -> String {
        if path.hasPrefix("/") { return path }
        let path = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        if path.isEmpty || path == "." { return folder }
        return folder == "/" ? "/" + path : folder + "/" + path
    }

    /// Without the `/./` that `redis-server ./redis.conf` leaves in a path.
    static func tidy(_ path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.enumerated().filter { $0.offset == 0 || $0.element != "." }.map { String($0.element) }
            .joined(separator: "/")
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
