/// The closest of the known words, if one is close enough to be what was meant (Levenshtein distance up to 2, or a third of the word).
package func didYouMean(_ word: String, among known: some Sequence<String>) -> String? {
    let limit = max(2, word.count / 3)
    return known.map { ($0, editDistance(Array(word), Array($0))) }
        .filter { $0.1 <= limit }
        .min { ($0.1, $0.0) < ($1.1, $1.0) }?
        .0
}

private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var previous = Array(0...right.count)
    for (row, character) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            let substitution = previous[column] + (character == other ? 0 : 1)
            current.append(min(substitution, previous[column + 1] + 1, current[column] + 1))
        }
        previous = current
    }
    return previous[right.count]
}
