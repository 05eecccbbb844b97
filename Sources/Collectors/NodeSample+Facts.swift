import ClusterModel
import Facts

extension NodeSample {
    var fact: NodeFact {
        let version = info.flatMap { ServerVersion(info: $0) }
        let own = nodes?.myself
        return NodeFact(
            node: name,
            host: endpoint.host,
            port: endpoint.port,
            id: id?.text,
            state: state.rawValue,
            detail: detail,
            seed: seed,
            connectMilliseconds: connectMilliseconds,
            replyMilliseconds: replyMilliseconds,
            flavour: version?.flavour.rawValue,
            version: version.map { "\($0.major).\($0.minor).\($0.patch)" },
            versionNumber: version?.number,
            clusterEnabled: info?.integer("cluster_enabled").map { $0 == 1 } ?? (nodes == nil ? nil : true),
            role: own.map { $0.isReplica ? "replica" : "master" },
            authRequired: authRequired,
            knownNodes: clusterInfo?.knownNodes ?? nodes?.nodes.count,
            slotsOwned: own?.slots.count,
            keys: keys,
            uptimeSeconds: info?.integer("uptime_in_seconds"),
            configFile: info?["config_file"],
            busPort: busEndpoint?.port,
            nodeTimeoutMilliseconds: nodeTimeout,
            user: extra?.user,
            shardID: extra?.shardID,
            commandCount: extra?.commandCount
        )
    }

    var nodeTimeout: Int? { config?["cluster-node-timeout"]?.text.flatMap { Int($0) } }

    /// Keys of all databases: `db0:keys=5,expires=0,…` in INFO keyspace.
    private var keys: Int? {
        guard let info else { return nil }
        return info.entries(in: "keyspace").reduce(0) { sum, entry in
            let count = entry.value.split(separator: ",").first { $0.hasPrefix("keys=") }
            return sum.plus(count.flatMap { Int($0.dropFirst(5)) } ?? 0)
        }
    }

    var infoFacts: [InfoFact] {
        let name = name
        // Entries come section by section.
        var section = (title: "", key: "")
        return ((info?.entries ?? []) + (extra?.commandStats ?? [])).map { entry in
            if entry.section != section.title { section = (entry.section, entry.section.lowercased()) }
            return InfoFact(node: name, section: section.key, field: entry.field, value: entry.value)
        }
    }

    var clusterInfoFact: ClusterInfoFact? {
        guard let info = clusterInfo, let state = info.state else { return nil }
        return ClusterInfoFact(
            node: name,
            state: state,
            slotsAssigned: info.slotsAssigned ?? 0,
            slotsOk: info.slotsOk ?? 0,
            slotsPfail: info.slotsPfail ?? 0,
            slotsFail: info.slotsFail ?? 0,
            knownNodes: info.knownNodes ?? 0,
            size: info.size ?? 0,
            currentEpoch: Int(info.currentEpoch ?? 0),
            myEpoch: Int(info.myEpoch ?? 0),
            messagesSent: info.others["cluster_stats_messages_sent"].flatMap { Int($0) },
            publishSent: info.others["cluster_stats_messages_publish_sent"].flatMap { Int($0) },
            linksOverLimit: info.others["total_cluster_links_buffer_limit_exceeded"].flatMap { Int($0) },
            votesAsked: info.others["cluster_stats_messages_auth-req_sent"].flatMap { Int($0) } ?? 0,
            votesGiven: info.others["cluster_stats_messages_auth-ack_sent"].flatMap { Int($0) } ?? 0
        )
    }

    var clockFact: ClockFact? {
        guard let clockMilliseconds, let localMilliseconds else { return nil }
        return ClockFact(
            node: name,
            unixSeconds: Int(clockMilliseconds / 1000),
            skewMilliseconds: Int(clockMilliseconds.minus(localMilliseconds)),
            uncertaintyMilliseconds: Int(((replyMilliseconds ?? 0) / 2).rounded(.up))
        )
    }

    var configFacts: [ConfigFact] {
        let name = name
        return (config?.settings ?? []).compactMap { setting in
            setting.value.text.map { ConfigFact(node: name, name: setting.name, value: $0, origin: "live") }
        }
    }

    func secretFacts(_ numbers: inout SecretNumbers) -> [SecretFact] {
        (config?.settings ?? []).compactMap { setting in
            guard let secret = setting.value.secret else { return nil }
            return SecretFact(
                node: name,
                name: setting.name,
                isSet: !secret.isEmpty,
                valueNumber: numbers.number(of: secret)
            )
        }
    }

    var openHalves: [OpenHalfFact] {
        (nodes?.myself?.openSlots ?? []).map {
            OpenHalfFact(node: name, slot: $0.slot, direction: $0.direction.rawValue, peerID: $0.peer.text)
        }
    }

    /// Pings of this node that wait for their pong for a second or longer.
    ///
    /// - Parameter names: addresses of the nodes that answered.
    func silences(_ names: [NodeID: String]) -> [BusSilenceFact] {
        guard let clock = clockMilliseconds else { return [] }
        let name = name
        return (nodes?.nodes ?? []).compactMap { line in
            guard !line.isMyself, line.pingSent > 0, clock.minus(line.pingSent) >= 1000 else { return nil }
            let subject = names[line.id] ?? line.endpoint?.description ?? "node \(line.id.short)"
            return BusSilenceFact(
                observer: name,
                node: subject,
                pingAgeMilliseconds: Int(clock.minus(line.pingSent)),
                pongAgeMilliseconds: line.pongReceived > 0 ? Int(clock.minus(line.pongReceived)) : nil
            )
        }
    }

    var collectionFacts: [CollectionFact] {
        let connect = CollectionFact(
            node: name,
            collector: .connect,
            status: state.collectionStatus,
            milliseconds: connectMilliseconds,
            detail: detail
        )
        guard state == .answered || info != nil else { return [connect] }
        let asked: [CollectionFact] = Question.allCases.compactMap { question in
            guard let collector = question.collector else { return nil }
            let refusal = refusals[collector]
            let status = refusal.map { CollectionStatus(refusal: $0) } ?? .ok
            return CollectionFact(
                node: name,
                collector: collector,
                status: status,
                milliseconds: replyMilliseconds,
                detail: refusal
            )
        }
        return [connect] + asked
    }
}
