import Diagnosis
import RuleFormat

extension Phrase {
    var chinese: String {
        switch self {
        case .nodesAnswered(let some, let all): "\(all) 个节点中 \(some) 个应答"
        case .configFiles(let count): "\(count) 个配置文件"
        case .masters: "主节点"
        case .replicas: "从节点"
        case .slots: "槽"
        case .state: "状态"
        case .served: "可服务"
        case .slotFate(let fate):
            switch fate {
            case .served: "有主"
            case .partly: "部分有主"
            case .unserved: "无主"
            case .disputed: "两个主节点都声称拥有"
            }
        case .impact: "影响"
        case .fix: "修复"
        case .also: "另外"
        case .consequence: "连带后果"
        case .repairSteps(let count, let risk): "rcdoctor fix（\(count) 步，\(Phrase.risk(risk).chinese)）"
        case .moreLikeIt(let count): "另有 \(count) 处相同"
        case .andMoreLikeIt(let count): "（另有 \(count) 处相同）"
        case .notExamined: "未检查"
        case .notAllowed: "无权限"
        case .tally(let whole, let parts): "\(whole)：\(parts.joined(separator: "，"))"
        case .ended(let sentence): "\(sentence)。"
        case .rules(let count): "\(count) 条规则"
        case .clean(let count): "\(count) 条正常"
        case .fired(let count): "\(count) 条命中"
        case .notEvaluatedCount(let count): "\(count) 条未评估"
        case .broken(let count): "\(count) 条出错"
        case .notEvaluated: "未评估"
        case .brokenRule: "规则出错"
        case .capturesAreNotJudged: "抓包目前只展示、不判定：看到的内容见上文。"
        case .nothingFoundButIncomplete: "没有发现问题，但并非所有内容都能检查。"
        case .noProblems: "没有发现问题。"
        case .problems(let severity, let count): "\(count) 个\(Phrase.severity(severity).chinese)"
        case .consequences(let count): "\(count) 个连带后果"
        case .knownFindings(let count): "\(count) 个已知发现不计入"
        case .namedByVerbose: "（-v 列出）"
        case .known: "已知"
        case .note: "说明"
        case .rightsWanted: "要检查全部内容，请在每个节点上授权（NAME 为本次扫描所用的用户）："
        case .saved: "已保存"
        case .next: "下一步："
        case .showsThePlan: "显示修复计划，不做任何改动"
        case .leftOut: "未写入："
        case .keepsUserData: "（--include-user-data 可保留）"
        case .slowest: "最慢"
        case .cleanRules: "正常"
        case .risk(let risk):
            switch risk {
            case .safe: "安全"
            case .disruptive: "有影响"
            case .destructive: "有破坏性"
            case .manual: "人工"
            }
        case .severity(let severity):
            switch severity {
            case .critical: "严重问题"
            case .error: "错误"
            case .warning: "警告"
            case .notice: "提示"
            }
        case .verdict(let verdict):
            switch verdict {
            case .healthy: "健康"
            case .notices: "有提示"
            case .warnings: "有警告"
            case .errors: "有错误"
            case .critical: "有严重问题"
            case .incomplete: "检查不完整"
            }
        case .seconds(let number): "\(number) 秒"
        }
    }
}
