/// A program that an operator of a cluster uses, as found on an examined machine.
package struct ToolFact: Fact {
    package var machine: String
    package var name: String
    package var path: String?
    package var version: String?
    package var versionNum: Int?
    package var works: Bool?
    package var detail: String?

    package init(
        machine: String,
        name: String,
        path: String? = nil,
        version: String? = nil,
        versionNum: Int? = nil,
        works: Bool? = nil,
        detail: String? = nil
    ) {
        self.machine = machine
        self.name = name
        self.path = path
        self.version = version
        self.versionNum = versionNum
        self.works = works
        self.detail = detail
    }

    package static let table = FactTable<Self>(
        "tool",
        "A program that an operator of a cluster uses, as found on an examined machine.",
        filledBy: [.tools],
        columns: [
            .text("machine", \.machine, "Host name of the machine."),
            .text(
                "name",
                \.name,
                "redis-server, redis-cli, valkey-server, valkey-cli, redis-trib.rb, ruby, gem redis, ruby "
                    + "openssl, ruby zlib; apt-get, dnf, yum, apk, pacman or zypper only where it is there."
            ),
            .text("path", \.path, "Where it was found; NULL if it was not."),
            .text("version", \.version, "Version that it gives."),
            .integer("version_num", \.versionNum, "Version as a number that compares rightly: 7.0.15 is 70015."),
            .integer("works", \.works, "1 if it ran, 0 if it failed, NULL if it was not tried."),
            .text("detail", \.detail, "Why not."),
        ]
    )
}
