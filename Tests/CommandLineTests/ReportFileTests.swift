import Foundation
import TestSupport
import Testing

/// `--report FORMAT=FILE`, `--brief` and `--lang`, on an examination of files: no server needed.
@Suite(.serialized) struct ReportFileTests {
    private static let formats = ["terminal", "json", "jsonl", "html", "markdown", "sarif", "junit", "prometheus"]

    private func withFolder(_ body: (TemporaryFolder) async throws -> Void) async throws {
        let folder = try TemporaryFolder("report")
        defer { folder.remove() }
        try folder.write(
            "port 7001\ncluster-enabled yes\nrequirepas secret-in-a-typo\nbind 127.0.0.1\n",
            to: "redis.conf"
        )
        try await body(folder)
    }

    private func scan(_ folder: TemporaryFolder, _ arguments: [String], lang: String = "C.UTF-8") async throws
        -> ProgramRun
    {
        try await ProgramRun.start(
            try BuiltBinary.path(),
            ["scan", "--conf", folder.file("redis.conf")] + arguments,
            environment: ["HOME": folder.path, "LANG": lang]
        ).end()
    }

    @Test("each format goes into its file, whole, and no temporary file is left; the typo's secret is in none")
    func all() async throws {
        try await withFolder { folder in
            let run = try await scan(folder, Self.formats.flatMap { ["--report", "\($0)=\(folder.file($0))"] })
            #expect(run.exit == 1, "\(run.text)")
            for format in Self.formats {
                let text = try #require(folder.read(format))
                #expect(text.hasSuffix("\n") && text.contains("unknown-directive"), "\(format)")
                #expect(!text.contains("secret-in-a-typo"), "\(format)")
                let mode = try FileManager.default.attributesOfItem(atPath: folder.file(format))[.posixPermissions]
                #expect((mode as? Int).map { $0 & 0o044 } == 0o044, "node_exporter and others may read \(format)")
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(Set(names).subtracting(Self.formats) == ["redis.conf", ".local"], "\(names)")
            let sarif = try JSON(parsing: Data(try #require(folder.read("sarif")).utf8))
            let results = try #require(sarif["runs"]?[0]?["results"]?.array)
            let typo = try #require(results.first { $0["ruleId"]?.string == "config/unknown-directive" })
            let place = typo["locations"]?[0]?["physicalLocation"]
            #expect(place?["region"]?["startLine"]?.number == 3, "\(typo)")
            #expect(place?["artifactLocation"]?["uri"]?.string?.hasSuffix("/redis.conf") == true)
        }
    }

    @Test("a file that can't be written is an error, and what stood there stands there still; a device stays a device")
    func unwritable() async throws {
        try await withFolder { folder in
            let run = try await scan(folder, ["--report", "json=\(folder.file("nowhere/report.json"))"])
            #expect(run.exit == 70 && run.errors.contains("cannot write the report"), "\(run.text)")
            let device = try await scan(folder, ["--report", "json=/dev/null"])
            #expect(device.exit == 1, "\(device.text)")
            let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
            #expect(type == .typeCharacterSpecial)
        }
    }

    @Test("--lang and the locale choose the language; in few words or many")
    func language() async throws {
        try await withFolder { folder in
            let chinese = try await scan(folder, ["--lang", "zh", "--brief"])
            #expect(
                chinese.output.contains("没有服务器认识指令 requirepas") && chinese.output.hasPrefix("1 个配置文件   1 个错误"),
                "\(chinese.text)"
            )
            let locale = try await scan(folder, [], lang: "zh_CN.UTF-8")
            #expect(locale.output.contains("没有服务器认识指令"))
            let other = try await scan(folder, ["--lang", "en", "--brief"], lang: "zh_CN.UTF-8")
            #expect(other.output.contains("ERROR config/unknown-directive  "), "\(other.text)")
            #expect(other.output.utf8.allSatisfy { $0 < 0x80 })
            let wrong = try await scan(folder, ["--lang", "fr"])
            #expect(wrong.exit == 64 && wrong.errors.contains("--lang"))
            let both = try await scan(folder, ["--brief", "--verbose"])
            #expect(both.exit == 64 && both.errors.contains("exclude each other"))
        }
    }
}
