import ClusterModel

extension TrafficEngine {
    /// What all packets came to.
    func summary(files: [CaptureFile], isWhole: Bool) -> TrafficSummary {
        let names = files.map(\.name)
        var summary = TrafficSummary()
        summary.files = files
        summary.isWhole = isWhole
        summary.flows = ledger.flows.map { Self.summary($0, names) }
        summary.quality = qualitySummary()
        summary.commands = (0..<statistics.count).map { command(statistics[Int32($0)].pointee) }
        summary.totals = commandTotals()
        summary.slots = slotSummaries()
        summary.keys = keys.entries.values.map { KeySummary($0) }.sorted {
            ($1.requests, $0.key) < ($0.requests, $1.key)
        }
        summary.peers = (0..<conversations.count).map { peer(conversations[$0].pointee) }
        summary.errors = ledger.errors.map { key, seen in
            ErrorSummary(
                client: client(key.conversation),
                node: node(key.conversation),
                command: key.command == CommandTable.unknown && key.reason?.hasPrefix("max") == true
                    ? "(connect)" : commands.traits[Int(key.command)].name,
                code: key.code,
                reason: key.reason,
                span: TrafficSummary.Span(seen)
            )
        }.sorted { ($0.span.firstFrame, $0.code, $0.command) < ($1.span.firstFrame, $1.code, $1.command) }
        summary.redirects = ledger.redirects.map { key, seen in
            RedirectSummary(
                client: client(key.conversation),
                node: node(key.conversation),
                isAsk: key.isAsk,
                slot: key.slot >= 0 ? key.slot : nil,
                target: key.target,
                targetHost: Self.host(key.target),
                targetPort: Self.port(key.target),
                span: TrafficSummary.Span(seen)
            )
        }.sorted { ($0.span.firstFrame, $0.slot ?? -1) < ($1.span.firstFrame, $1.slot ?? -1) }
        summary.secrets = ledger.secrets.map { key, seen in
            SecretSummary(
                client: client(key.conversation),
                node: node(key.conversation),
                command: commands.traits[Int(key.command)].name,
                isLoopback: conversations[Int(key.conversation)].pointee.client.isLoopback,
                span: TrafficSummary.Span(seen)
            )
        }.sorted { ($0.span.firstFrame, $0.command) < ($1.span.firstFrame, $1.command) }
        let members = busPorts()
        summary.attempts = attemptSummaries(members)
        summary.logins = loginSummaries()
        summary.strangers = strangerSummaries(members)
        summary.slow = ledger.slow.sorted { $0.latency > $1.latency }.map { slow($0) }
        summary.resyncs = replication.resyncs.map { Self.summary($0) }
        addBus(to: &summary, names)
        return summary
    }

    func client(_ conversation: Int32) -> String { conversations[Int(conversation)].pointee.client.text }

    func node(_ conversation: Int32) -> String {
        let node = nodes[Int(conversations[Int(conversation)].pointee.node)].pointee
        return node.address.endpoint(node.port)
    }

    private func command(_ statistic: CommandStatistic) -> CommandSummary {
        let traits = commands.traits[Int(statistic.command)]
        let maximum = Double(statistic.latencyMaximum) / 1000
        func percentile(_ share: Double) -> Double? {
            statistic.histogram?.percentile(share).map { min(Double($0) / 1000, maximum) }
        }
        return CommandSummary(
            client: client(statistic.conversation),
            node: node(statistic.conversation),
            command: traits.name,
            writes: traits.writes,
            isDangerous: traits.isDangerous,
            calls: statistic.calls,
            replies: statistic.replies,
            errors: statistic.errors,
            requestBytes: statistic.requestBytes,
            replyBytes: statistic.replyBytes,
            largestRequest: statistic.largestRequest,
            largestReply: statistic.largestReply,
            largestReplyFrame: statistic.largestReplyFrame,
            timed: statistic.timed,
            meanMicroseconds: statistic.timed > 0
                ? Double(statistic.latencySum) / Double(statistic.timed) / 1000 : nil,
            p50: percentile(0.5),
            p90: percentile(0.9),
            p99: percentile(0.99),
            p999: percentile(0.999),
            maximum: statistic.timed > 0 ? maximum : nil,
            maximumFrame: statistic.timed > 0 ? statistic.latencyMaximumFrame : nil,
            firstAt: CaptureTime.text(statistic.firstTime),
            lastAt: CaptureTime.text(statistic.lastTime),
            firstFrame: statistic.firstFrame,
            lastFrame: statistic.lastFrame,
            stream: Int(statistic.firstStream)
        )
    }

    private func peer(_ conversation: Conversation) -> PeerSummary {
        let node = nodes[Int(conversation.node)].pointee
        return PeerSummary(
            client: conversation.client.text,
            node: node.address.endpoint(node.port),
            connections: conversation.connections,
            shortLived: conversation.shortLived,
            resets: conversation.resets,
            commands: conversation.commands,
            redirects: conversation.redirects,
            mapReads: conversation.mapReads
        )
    }

    private func slotSummaries() -> [SlotSummary] {
        var list: [SlotSummary] = []
        for index in 0..<nodes.count {
            let node = nodes[index].pointee
            guard let counts = node.slots else { continue }
            let name = node.address.endpoint(node.port)
            for slot in 0..<HashSlot.count {
                let (reads, writes) = (counts[slot], counts[slot + HashSlot.count])
                guard reads > 0 || writes > 0 else { continue }
                let tagged = Int(counts[slot + HashSlot.count * 2])
                list.append(
                    SlotSummary(node: name, slot: slot, reads: Int(reads), writes: Int(writes), tagged: tagged)
                )
            }
        }
        return list
    }

    private func attemptSummaries(_ members: [String: String]) -> [AttemptSummary] {
        var list: [AttemptSummary] = []
        for (key, attempts) in ledger.attempts {
            for (seen, outcome) in [(attempts.refused, "refused"), (attempts.unanswered, "unanswered")]
            where seen.count > 0 {
                list.append(
                    AttemptSummary(
                        client: key.client.text,
                        server: key.server.address.endpoint(key.server.port),
                        serverHost: key.server.address.text,
                        isBus: members[key.server.address.endpoint(key.server.port)] != nil,
                        node: members[key.server.address.endpoint(key.server.port)],
                        outcome: outcome,
                        syns: outcome == "refused" ? seen.count : attempts.unansweredSYNs,
                        span: TrafficSummary.Span(seen)
                    )
                )
            }
        }
        return list.sorted { ($0.span.firstFrame, $0.outcome) < ($1.span.firstFrame, $1.outcome) }
    }

    private func slow(_ request: SlowRequest) -> SlowSummary {
        SlowSummary(
            client: client(request.conversation),
            node: node(request.conversation),
            command: commands.traits[Int(request.command)].name,
            slot: request.slot == PendingRequest.noSlot ? nil : Int(request.slot),
            key: request.key,
            milliseconds: Double(request.latency) / 1e6,
            at: CaptureTime.text(request.time),
            began: fromStart(request.time) - Double(request.latency) / 1e9,
            ended: fromStart(request.time),
            requestFrame: request.requestFrame,
            replyFrame: request.frame,
            replyBytes: request.replyBytes,
            stream: Int(request.stream)
        )
    }
}
