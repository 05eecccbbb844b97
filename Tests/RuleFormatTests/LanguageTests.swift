import RuleFormat
import Testing

@Suite struct LanguageTests {
    @Test(
        "the locale decides, LC_ALL first; what can't show Chinese gets English",
        arguments: [
            (["LANG": "zh_CN.UTF-8"], Language.chinese), (["LANG": "zh_CN.utf8"], .chinese),
            (["LANG": "zh_TW.UTF-8"], .chinese), (["LANG": "zh_CN.GB18030"], .english), (["LANG": "zh_CN"], .english),
            (["LANG": "de_DE.UTF-8"], .english), ([:], .english), (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], .english),
            (["LANG": "C", "LC_MESSAGES": "zh_CN.UTF-8"], .chinese), (["LC_ALL": "", "LANG": "zh_SG.UTF-8"], .chinese),
        ] as [([String: String], Language)]
    )
    func detect(environment: [String: String], language: Language) {
        #expect(Language.detect(environment) == language)
    }
}
