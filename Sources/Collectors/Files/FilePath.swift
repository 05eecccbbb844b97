/// Paths as a server sees them from the folder that it was started in.
enum FilePath {
    static func absolute(_ path: String, in folder: String) -> String {
        if path.hasPrefix("/") { return path }
        let path = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        if path.isEmpty || path == "." { return folder }
        return folder == "/" ? "/" + path : folder + "/" + path
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
