import Collectors
import Derivations
import Facts

/// Facts on their way into a store: what is known first is stored and understood while the rest is still being asked.
struct Filling {
    let store: FactStore
    private var writing = SampleWriting()
    /// The last row of INFO that was understood.
    private var lastOfInfo: Int64 = 0

    init(store: FactStore) {
        self.store = store
    }

    /// What many nodes say of themselves, while others are still being asked.
    mutating func takeEarly(_ nodes: [NodeSample]) throws {
        try writing.addEarly(nodes, to: store)
        lastOfInfo = try Derivations.runOnInfo(in: store, after: lastOfInfo)
    }

    mutating func takeNodes(_ sample: LiveSample) throws {
        try writing.addNodes(of: sample, to: store)
        lastOfInfo = try Derivations.runOnInfo(in: store, after: lastOfInfo)
        try Derivations.runOnNodes(in: store)
    }

    func takeFollowUps(_ sample: LiveSample) throws {
        try writing.addFollowUps(of: sample, to: store)
        try Derivations.runOnFollowUps(in: store)
    }

    mutating func takeSurroundings(_ sample: LiveSample) throws {
        try writing.addSurroundings(of: sample, to: store)
        try Derivations.runOnSurroundings(in: store)
    }
}
