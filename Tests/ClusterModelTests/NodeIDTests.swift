import Testing

@testable import ClusterModel

@Suite struct NodeIDTests {
    @Test(arguments: ["072f30c01ae9d3512a1599245c5562d3d3eb522d", String(repeating: "0", count: 40)])
    func keepsText(text: String) throws {
        let id = try #require(NodeID(text))
        #expect(id.text == text && "\(id)" == text)
        #expect(id.short == String(text.prefix(8)))
    }

    @Test(arguments: ["", "-", "072f30c0", "072F30C01AE9D3512A1599245C5562D3D3EB522D"])
    func refuses(text: String) {
        #expect(NodeID(text) == nil)
        #expect(NodeID(String(repeating: "g", count: 40)) == nil)
        #expect(NodeID(String(repeating: "0", count: 41)) == nil)
    }

    @Test("orders as the texts do") func order() throws {
        var generator = SeededGenerator(7)
        let texts = (0..<200).map { _ in
            String((0..<40).map { _ in "0123456789abcdef".randomElement(using: &generator) ?? "0" })
        }
        #expect(texts.compactMap { NodeID($0) }.sorted().map(\.text) == texts.sorted())
    }
}
