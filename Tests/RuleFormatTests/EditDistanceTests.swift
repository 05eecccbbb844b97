import RuleFormat
import Testing

@Suite struct EditDistanceTests {
    private static let keys = ["severity", "sql", "explain", "explains", "subjects"]

    @Test(
        "a slip of the keyboard finds the word that was meant",
        arguments: [
            ("severty", "severity"), ("sevreity", "severity"), ("sqll", "sql"), ("explan", "explain"),
            ("subject", "subjects"), ("severity", "severity"), ("seveeeerity", "severity"),
        ]
    )
    func found(word: String, meant: String) {
        #expect(didYouMean(word, among: Self.keys) == meant)
    }

    @Test("a word that is like none gets no suggestion", arguments: ["kubernetes", "falsepositives", "versions"])
    func none(word: String) {
        #expect(didYouMean(word, among: Self.keys) == nil)
    }

    @Test("of two words equally near the first in the alphabet is named, always")
    func tie() {
        #expect(didYouMean("cot", among: ["cut", "cat"]) == "cat")
        #expect(didYouMean("cot", among: ["cat", "cut"]) == "cat")
    }

    @Test("nothing is near to an empty list, and short words are near to an empty word")
    func empty() {
        #expect(didYouMean("sql", among: []) == nil)
        #expect(didYouMean("", among: ["on"]) == "on" && didYouMean("", among: ["run"]) == nil)
    }
}
