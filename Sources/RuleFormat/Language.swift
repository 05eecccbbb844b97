/// A language that reports speak.
package enum Language: String, Sendable, Hashable, CaseIterable {
    case english = "en"
    /// Simplified Chinese.
    case chinese = "zh"

    /// One of two wordings of the same thing; neither can be forgotten.
    package func either(_ english: @autoclosure () -> String, _ chinese: @autoclosure () -> String) -> String {
        switch self {
        case .english: english()
        case .chinese: chinese()
        }
    }

    /// The language of the locale.
    ///
    /// A locale that is not UTF-8 gets English, which every terminal can show.
    package static func detect(_ environment: [String: String]) -> Language {
        let locale =
            ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }?.lowercased() ?? ""
        let isUTF8 = locale.replacing("-", with: "").contains("utf8")
        let name = locale.prefix { $0 != "_" && $0 != "." && $0 != "@" }
        return isUTF8 ? allCases.first { $0.rawValue == name } ?? .english : .english
    }
}
