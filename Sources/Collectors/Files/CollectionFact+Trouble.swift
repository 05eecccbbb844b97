import Facts

extension CollectionFact {
    /// How reading a file went.
    init(node: String, collector: CollectorName, trouble: FileTrouble?) {
        let status: CollectionStatus = trouble.map { $0.isDenied ? .denied : .unreachable } ?? .ok
        self.init(node: node, collector: collector, status: status, detail: trouble?.description)
    }

    /// For files that nobody asked for: what can't be read is left out, and makes no examination incomplete.
    var asExtra: CollectionFact {
        var fact = self
        if fact.status != .ok { fact.status = .notAsked }
        return fact
    }
}
