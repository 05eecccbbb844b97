/// The file system with a node's data.
package struct DiskFact: Fact {
    package var node: String
    package var path: String
    package var totalBytes: Int?
    package var freeBytes: Int?
    package var freeInodes: Int?
    package var kind: String?
    package var writable: Bool?

    package init(
        node: String,
        path: String,
        totalBytes: Int? = nil,
        freeBytes: Int? = nil,
        freeInodes: Int? = nil,
        kind: String? = nil,
        writable: Bool? = nil
    ) {
        self.node = node
        self.path = path
        self.totalBytes = totalBytes
        self.freeBytes = freeBytes
        self.freeInodes = freeInodes
        self.kind = kind
        self.writable = writable
    }

    package static let table = FactTable<Self>(
        "disk",
        "The file system with a node's data.",
        filledBy: [.host],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("path", \.path, "Folder of the data."),
            .integer("total_bytes", \.totalBytes, "Size of the file system."),
            .integer("free_bytes", \.freeBytes, "Bytes that the server's user may still write."),
            .integer("free_inodes", \.freeInodes, "Inodes left; NULL where there is no such limit."),
            .text("kind", \.kind, "Type: ext4, xfs, tmpfs, nfs …"),
            .integer("writable", \.writable, "1 if the server's user may write in that folder."),
        ]
    )
}
