import Foundation
import Testing

@testable import ClusterModel

/// Real config files of many shapes: rewritten by five servers, with CR LF, odd spacing, repeated lines, bytes that are no
/// UTF-8.
@Suite struct ConfigFileEditTests {
    static let files = Samples.names(in: "config").map { "config/\($0)" }

    private func lines(_ bytes: some Sequence<UInt8>) -> [[UInt8]] {
        Array(bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    }

    @Test("there are at least twenty")
    func enough() {
        #expect(Self.files.count >= 20)
    }

    @Test("changing one directive changes its line and no other byte", arguments: files)
    func change(path: String) throws {
        let before = try Samples.bytes(path)
        let file = ConfigFile(bytes: before)
        let name = file.directives(named: "maxmemory").isEmpty ? "port" : "maxmemory"
        let line = try #require(file.directives(named: name).last?.line)
        let after = file.setting(name, to: "12345").bytes
        let (old, new) = (lines(before), lines(after))
        #expect(old.count == new.count)
        let changed = zip(old, new).enumerated().filter { $1.0 != $1.1 }.map { $0.offset + 1 }
        #expect(changed == [line])
        #expect(ConfigFile(bytes: after).value(of: name)?.text == "12345")
        // What followed the value on its line, a carriage return for one, is still there.
        if old[line - 1].last == UInt8(ascii: "\r") { #expect(new[line - 1].last == UInt8(ascii: "\r")) }
    }

    @Test("setting what is set already changes nothing that matters, and nothing else", arguments: files)
    func unchanged(path: String) throws {
        let before = try Samples.bytes(path)
        let once = ConfigFile(bytes: before).setting("cluster-node-timeout", to: "5000")
        #expect(once.setting("cluster-node-timeout", to: "5000").bytes == once.bytes)
    }

    @Test("a directive that is not there becomes one more line at the end", arguments: files)
    func append(path: String) throws {
        let before = try Samples.bytes(path)
        let after = ConfigFile(bytes: before).setting("repl-backlog-size", to: "64mb")
        guard ConfigFile(bytes: before).directives(named: "repl-backlog-size").isEmpty else { return }
        #expect(after.bytes.starts(with: before))
        #expect(after.directives.count == ConfigFile(bytes: before).directives.count + 1)
        #expect(after.value(of: "repl-backlog-size")?.text == "64mb")
    }
}
