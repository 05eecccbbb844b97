import ClusterModel

/// Numbers the distinct passwords of a run, so that rules can compare what is never stored.
///
/// An ordinal gives nothing away: unlike a hash it can't be tried against a list of likely passwords.
struct SecretNumbers {
    private var numbers: [Secret: Int] = [:]

    mutating func number(of secret: Secret) -> Int? {
        guard !secret.isEmpty else { return nil }
        if let known = numbers[secret] { return known }
        numbers[secret] = numbers.count + 1
        return numbers.count
    }
}
