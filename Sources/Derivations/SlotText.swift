import ClusterModel

/// Slot ranges as the fact tables hold them: `0-5460,5462`.
enum SlotText {
    static func count(_ text: String) -> Int { set(text).count }

    static func set(_ text: String) -> SlotSet { SlotSet(text: text) ?? SlotSet() }

    static func text(_ range: ClosedRange<Int>) -> String {
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    }
}
