extension Array where Element: Sendable {
    /// What the work makes of each, in their order; it is done on all processors.
    func sideBySide<Result: Sendable>(_ work: @Sendable @escaping (Element) -> Result) async -> [Result] {
        await withTaskGroup(of: (Int, Result).self) { group in
            for (index, element) in enumerated() { group.addTask { (index, work(element)) } }
            var results = [Result?](repeating: nil, count: count)
            for await (index, result) in group { results[index] = result }
            return results.compactMap { $0 }
        }
    }
}
