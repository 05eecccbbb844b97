import ClusterModel
import Foundation
import TestSupport
import Testing

/// Repair of config files of nodes that do not run.
@Suite(.serialized) struct FixFilesTests {
    @Test("misspelt directives, a missing password and cluster mode are mended, the rest of each file stays; undo too")
    func edits() async throws {
        try await FileClusterFolder.with { cluster in
            try cluster.append(9001, "# a comment stays\nappendonyl yes")
            try cluster.append(9002, "requirepass s3cr3t-file")
            let usual = try String(contentsOfFile: cluster.file(9003), encoding: .utf8)
            try cluster.write(9003, usual.replacingOccurrences(of: "cluster-enabled yes", with: "cluster-enabled no"))
            let before = try (9001...9003).map { try String(contentsOfFile: cluster.file($0), encoding: .utf8) }

            let plan = try await cluster.doctor("fix", cluster.path)
            #expect(plan.exit == 1, "\(plan.text)")
            #expect(
                plan.output.contains("appendonyl -> appendonly") && plan.output.contains("masterauth <requirepass>")
            )
            #expect(try String(contentsOfFile: cluster.file(9001), encoding: .utf8) == before[0])

            let fix = try await cluster.doctor("fix", cluster.path, "--apply", "--yes")
            #expect(fix.exit == 0, "\(fix.text)")
            #expect(!(plan.text + fix.text).contains("s3cr3t-file"))
            let first = try String(contentsOfFile: cluster.file(9001), encoding: .utf8)
            #expect(first == before[0].replacingOccurrences(of: "appendonyl", with: "appendonly"))
            let second = try String(contentsOfFile: cluster.file(9002), encoding: .utf8)
            #expect(second.hasPrefix(before[1]) && second.contains("masterauth s3cr3t-file"))
            let third = try String(contentsOfFile: cluster.file(9003), encoding: .utf8)
            #expect(third == usual)
            let (scan, _) = try await cluster.scan()
            #expect(scan.exit == 0, "\(scan.text)")

            let undo = try await cluster.doctor("fix", "--undo", "--yes")
            #expect(undo.exit == 0, "\(undo.text)")
            let after = try (9001...9003).map { try String(contentsOfFile: cluster.file($0), encoding: .utf8) }
            #expect(after == before)
            let left = try FileManager.default.contentsOfDirectory(atPath: cluster.path + "/9001")
            #expect(left == ["redis.conf"], "no backup is left")
        }
    }

    @Test("a file that was changed after the repair is not overwritten by undo")
    func changedSince() async throws {
        try await FileClusterFolder.with { cluster in
            try cluster.append(9001, "appendonyl yes")
            #expect(try await cluster.doctor("fix", cluster.path, "--apply", "--yes").exit == 0)
            try cluster.append(9001, "maxclients 100")
            let undo = try await cluster.doctor("fix", "--undo", "--yes")
            #expect(undo.exit == 3 && undo.output.contains("was changed since"), "\(undo.text)")
            #expect(try String(contentsOfFile: cluster.file(9001), encoding: .utf8).contains("maxclients 100"))
        }
    }
}
