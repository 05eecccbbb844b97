import ClusterModel
import Facts
import RESP

/// Turns the answers of the second batch into facts.
///
/// Tolerant: what a version leaves out stays NULL, and what is no such answer at all gives no row.
struct ExtraReader {
    let node: String
    /// The node's clock, Unix time in seconds; ages are counted from it.
    let clockSeconds: Int?
    let includesUserData: Bool

    func read(_ reply: RESPValue, to question: ExtraQuestion, _ extra: inout ExtraFacts) {
        switch question {
        case .whoAmI: extra.user = reply.string
        case .myShardID: extra.shardID = reply.string
        case .commandCount: extra.commandCount = reply.integer.map { Int($0) }
        case .commandStats: extra.commandStats = InfoText(reply.string ?? "").entries
        case .aclList: extra.users = items(reply).compactMap(\.string).compactMap { ACLRules($0) }
        case .aclLog:
            extra.refusedByACL = items(reply).map(refusal)
            let names = items(reply).count { reply in
                reply["reason"]?.string.map { ["key", "channel"].contains($0) } ?? false
            }
            leaveOut("key or channel name", names, &extra)
        case .clientList:
            let lines = ClientLine.parse(reply.string ?? "", most: Self.most)
            extra.clients = lines.map(client)
            leaveOut("client name", lines.count { $0["name"]?.isEmpty == false }, &extra)
        case .slowlog: extra.slowEntries += items(reply).compactMap { slowEntry($0, "slow") }
        case .largeRequests: extra.slowEntries += items(reply).compactMap { slowEntry($0, "large-request") }
        case .largeReplies: extra.slowEntries += items(reply).compactMap { slowEntry($0, "large-reply") }
        case .latencyLatest: extra.latencyEvents = items(reply).compactMap(latencyEvent)
        case .memoryStats: extra.memoryStats = memoryStats(reply, prefix: "")
        case .memoryDoctor: extra.doctorWords = doctorWords(reply.string ?? "")
        case .moduleList: extra.modules = items(reply).compactMap(module)
        case .functionList: extra.libraries = items(reply).compactMap(library)
        case .busLinks: extra.busLinks = items(reply).compactMap(busLink)
        case .clusterSlots: extra.toldEndpoints += ClusterMapReader(observer: node).slots(reply)
        case .clusterShards: extra.toldEndpoints += ClusterMapReader(observer: node).shards(reply)
        case .slotStats: extra.slotStats = items(reply).compactMap(slotStat)
        }
    }

    /// No server has more to list; one that does is not listened to any longer.
    private static let most = 10_000

    private func items(_ reply: RESPValue) -> ArraySlice<RESPValue> { (reply.array ?? []).prefix(Self.most) }

    private func leaveOut(_ what: String, _ count: Int, _ extra: inout ExtraFacts) {
        if !includesUserData, count > 0 { extra.leftOut[what, default: 0] += count }
    }

    private func client(_ line: ClientLine) -> ClientFact {
        let command = line["cmd"]?.lowercased()
        let library = [line["lib-name"], line["lib-ver"]].compactMap { $0 }.filter { !$0.isEmpty }
        return ClientFact(
            node: node,
            clientID: line.integer("id"),
            host: line.endpoint?.host ?? line["addr"] ?? "",
            port: line.endpoint?.port,
            name: includesUserData ? line["name"].flatMap { $0.isEmpty ? nil : $0 } : nil,
            user: line["user"],
            kind: line.kind.rawValue,
            flags: line.flags,
            ageSeconds: line.integer("age"),
            idleSeconds: line.integer("idle"),
            command: command,
            database: line.integer("db"),
            subscriptions: line.subscriptions,
            queryBytes: line.integer("qbuf"),
            outputBytes: line.integer("omem"),
            memoryBytes: line.integer("tot-mem"),
            library: library.isEmpty ? nil : library.joined(separator: " "),
            protocolVersion: line.integer("resp"),
            // Only one connection runs CLIENT LIST while the server answers it.
            own: command == "client|list" || command == "client"
        )
    }

    /// `[id, time, microseconds or bytes, [word…], client, name]`; the last two from 4.0 on.
    private func slowEntry(_ reply: RESPValue, _ kind: String) -> SlowEntryFact? {
        guard let parts = reply.array, parts.count >= 4, let words = parts[3].array else { return nil }
        let amount = parts[2].integer.map { Int($0) }
        return SlowEntryFact(
            node: node,
            kind: kind,
            entryID: parts[0].integer.map { Int($0) },
            ageSeconds: age(parts[1].integer),
            durationMicroseconds: kind == "slow" ? amount : nil,
            bytes: kind == "slow" ? nil : amount,
            command: CommandTitle.of(words.prefix(2).compactMap(\.string)),
            arguments: CommandTitle.count(words.compactMap(\.string)),
            clientHost: parts.count > 4 ? parts[4].string.flatMap { Endpoint($0)?.host } : nil
        )
    }

    private func latencyEvent(_ reply: RESPValue) -> LatencyEventFact? {
        guard let parts = reply.array, parts.count >= 4, let event = parts[0].string else { return nil }
        return LatencyEventFact(
            node: node,
            event: event,
            ageSeconds: age(parts[1].integer),
            lastMilliseconds: parts[2].integer.map { Int($0) },
            maxMilliseconds: parts[3].integer.map { Int($0) }
        )
    }

    private func refusal(_ reply: RESPValue) -> ACLLogFact {
        let reason = reply["reason"]?.string ?? ""
        let client = reply["client-info"]?.string.flatMap { ClientLine.parse($0).first }
        let object = reply["object"]?.string
        return ACLLogFact(
            node: node,
            reason: reason,
            context: reply["context"]?.string,
            // For keys and channels the object is the name of one.
            object: reason == "command" || includesUserData ? object?.lowercased() : nil,
            user: reply["username"]?.string,
            clientHost: client?.endpoint?.host,
            count: reply["count"]?.integer.map { Int($0) },
            ageSeconds: reply["age-seconds"]?.double
        )
    }

    private func module(_ reply: RESPValue) -> ModuleFact? {
        guard let name = reply["name"]?.string else { return nil }
        return ModuleFact(node: node, name: name, version: reply["ver"]?.integer.map { Int($0) })
    }

    private func library(_ reply: RESPValue) -> ExtraFacts.Library? {
        guard let name = reply["library_name"]?.string else { return nil }
        return ExtraFacts.Library(
            name: name,
            engine: reply["engine"]?.string,
            functions: reply["functions"]?.array?.count,
            code: Secret(reply["library_code"]?.string ?? "")
        )
    }

    private func busLink(_ reply: RESPValue) -> BusLinkFact? {
        guard let peer = reply["node"]?.string, let direction = reply["direction"]?.string else { return nil }
        let created = reply["create-time"]?.integer
        return BusLinkFact(
            observer: node,
            peerID: peer,
            direction: direction,
            ageMilliseconds: created.flatMap { created in
                clockSeconds.map { max(0, $0.times(1000).minus(Int(created))) }
            },
            bufferBytes: reply["send-buffer-allocated"]?.integer.map { Int($0) },
            waitingBytes: reply["send-buffer-used"]?.integer.map { Int($0) }
        )
    }

    /// Names and numbers; numbers inside lists get the outer name before a dot.
    private func memoryStats(_ reply: RESPValue, prefix: String) -> [MemoryStatFact] {
        (reply.pairs ?? []).prefix(Self.most).flatMap { pair -> [MemoryStatFact] in
            guard let key = pair.key.string else { return [] }
            if let value = pair.value.double {
                return value.isFinite ? [MemoryStatFact(node: node, name: prefix + key, value: value)] : []
            }
            return memoryStats(pair.value, prefix: "\(prefix)\(key).")
        }
    }

    /// The advice of MEMORY DOCTOR: a paragraph for each thing it does not like, marked with ` * `.
    private func doctorWords(_ text: String) -> [DoctorWordFact] {
        text.split(separator: "\n").filter { $0.hasPrefix(" * ") }.prefix(100).map {
            DoctorWordFact(node: node, doctor: "memory", text: String($0.dropFirst(3)))
        }
    }

    private func slotStat(_ reply: RESPValue) -> SlotStatFact? {
        guard let parts = reply.array, parts.count == 2, let slot = parts[0].integer else { return nil }
        func number(_ name: String) -> Int? { parts[1][name]?.integer.map { Int($0) } }
        return SlotStatFact(
            node: node,
            slot: Int(slot),
            keys: number("key-count"),
            cpuMicroseconds: number("cpu-usec"),
            inputBytes: number("network-bytes-in"),
            outputBytes: number("network-bytes-out")
        )
    }

    private func age(_ time: Int64?) -> Int? {
        guard let time, let clockSeconds else { return nil }
        return max(0, clockSeconds.minus(Int(time)))
    }
}
