import ClusterModel
import TestSupport
import Testing

@Suite struct KnownDirectivesTests {
    private static let versions = [
        "redis-3.0.7", "redis-4.0.14", "redis-6.2.16", "redis-7.0.15", "redis-7.2.6", "redis-8.2.3", "valkey-9.1.2",
    ]

    @Test("every setting that a server lists is known", arguments: versions)
    func samples(version: String) throws {
        let lines = try ProjectFolder.text("fixtures/samples/\(version)/config-get.txt")
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
