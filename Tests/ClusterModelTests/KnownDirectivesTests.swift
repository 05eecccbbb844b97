import Testing

@testable import ClusterModel

@Suite struct KnownDirectivesTests {
    @Test("every setting that a server lists is known", arguments: Samples.versions)
    func samples(version: String) throws {
        let lines = try Samples.text("\(version)/config-get.txt")
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let names = stride(from: 0, to: lines.count - 1, by: 2).map { lines[$0] }
        #expect(names.count > 60)
        #expect(names.filter { !KnownDirectives.contains($0) } == [])
    }

    @Test(
        "what stands in files alone, and both spellings, are known",
        arguments: ["include", "loadmodule", "rename-command", "user", "slaveof", "primaryauth", "PORT"]
    )
    func fileOnly(name: String) { #expect(KnownDirectives.contains(name)) }

    @Test(
        "the nearest directive is the one that was meant, or none",
        arguments: [
            ("prot", "port"), ("cluster-enable", "cluster-enabled"), ("requirepas", "requirepass"),
            ("slave-priorty", "slave-priority"), ("maxmemroy-policy", "maxmemory-policy"), ("completely-else", nil),
        ]
    )
    func nearest(word: String, meant: String?) { #expect(KnownDirectives.nearest(to: word) == meant) }
}
