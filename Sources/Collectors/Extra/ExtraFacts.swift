import ClusterModel
import Facts

/// What a node said to the second batch, parsed.
///
/// Users and libraries keep their passwords and code in memory until the whole cluster is there to be compared.
struct ExtraFacts: Sendable {
    struct Library: Sendable {
        let name: String
        let engine: String?
        let functions: Int?
        let code: Secret
    }

    /// Which questions were asked.
    var asked: Set<ExtraQuestion> = []
    /// Refusals in the server's words.
    var refusals: [ExtraQuestion: String] = [:]

    /// User data that was seen and not kept, by kind.
    var leftOut: [String: Int] = [:]

    var user: String?
    var shardID: String?
    var commandCount: Int?
    var commandStats: [InfoText.Entry] = []
    var clients: [ClientFact] = []
    var slowEntries: [SlowEntryFact] = []
    var latencyEvents: [LatencyEventFact] = []
    var users: [ACLRules] = []
    var refusedByACL: [ACLLogFact] = []
    var modules: [ModuleFact] = []
    var libraries: [Library] = []
    var busLinks: [BusLinkFact] = []
    var toldEndpoints: [ToldEndpointFact] = []
    var doctorWords: [DoctorWordFact] = []
    var memoryStats: [MemoryStatFact] = []
    var slotStats: [SlotStatFact] = []
}
