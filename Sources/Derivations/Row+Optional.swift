import GRDB

extension Row {
    /// The text of a column that may be NULL: comparing `row[name]` itself with a text would end the process then.
    func text(_ name: String) -> String? { self[name] }

    /// The number in a column that may be NULL.
    func number(_ name: String) -> Int? { self[name] }
}
