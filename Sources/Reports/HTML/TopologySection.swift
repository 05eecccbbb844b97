import RuleFormat

/// The shards as cards: a master, its replicas, and the links between them.
struct TopologySection {
    let picture: ClusterPicture
    let language: Language

    private static let width = 250
    private static let step = 44
    /// Of more shards than this, those that are well stand folded below the others.
    private static let most = 48

    var html: String {
        let loose = picture.loose.map(looseNode)
        return """
            <section id="topology" aria-labelledby="topology-title">
            <h2 id="topology-title">\(language.either("Topology", "拓扑"))</h2>
            <p class="legend"><span class="dot well">●</span> \(language.either("well", "正常")) \
            <span class="dot suspected">◐</span> \(language.either("suspected", "被怀疑")) \
            <span class="dot silent">○</span> \(language.either("gave no answer", "没有应答")) \
            <span class="dot failed">✕</span> \(language.either("failed", "已失效")) · \
            \(language.either("a dashed line is a broken replication link", "虚线是断开的复制链接"))</p>
            \(cards)
            \(loose.isEmpty ? "" : "<h3>\(language.either("In no shard", "不在任何分片中"))</h3><ul class=\"loose\">\(loose.joined())</ul>")
            </section>
            """
    }

    private var cards: String {
        let shards = Array(picture.shards.enumerated())
        guard shards.count > Self.most else { return grid(shards) }
        let (unwell, well) = (shards.filter { !isWell($0.element) }, shards.filter { isWell($0.element) })
        let summary = language.either("\(well.count) shards that are well", "\(well.count) 个正常的分片")
        let isOpen = unwell.isEmpty ? " open" : ""
        return grid(unwell)
            + "<details class=\"well-shards\"\(isOpen)><summary>\(summary)</summary>\(grid(well))</details>"
    }

    private func grid(_ shards: [(offset: Int, element: PictureShard)]) -> String {
        guard !shards.isEmpty else { return "" }
        let cards = shards.map { card($0.element, number: $0.offset) }
        return "<div class=\"cards\">\(cards.joined(separator: "\n"))</div>"
    }

    private func isWell(_ shard: PictureShard) -> Bool {
        ([shard.master] + shard.replicas).allSatisfy { $0.health == .well && $0.link != "down" }
    }

    private func card(_ shard: PictureShard, number: Int) -> String {
        let height = 40 + Self.step * shard.replicas.count
        let summary =
            "shard \(number + 1): master \(shard.master.address), \(shard.master.health.rawValue), "
            + (shard.replicas.isEmpty
                ? "no replica"
                : shard.replicas.map { replica in
                    "replica \(replica.address), \(replica.health.rawValue), link \(replica.link ?? "unknown")"
                }.joined(separator: "; "))
        let replicas = shard.replicas.enumerated().map { index, replica in
            let y = 20 + Self.step * (index + 1)
            let link = replica.link == "down" ? "broken" : replica.link == "up" ? "whole" : "unknown"
            return "<path class=\"link \(link)\" d=\"M16 28 V\(y) H32\"/>" + node(replica, x: 40, y: y)
        }
        return """
            <figure class="card">
            <figcaption><span class="swatch"><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" \
            fill="\(SlotSection.colour(number))"/></svg></span> \(title(shard, number))</figcaption>
            <svg viewBox="0 0 \(Self.width) \(height)" role="img" aria-label="\(HTML.text(summary))">\
            \(node(shard.master, x: 16, y: 20))\(replicas.joined())</svg>
            </figure>
            """
    }

    private func title(_ shard: PictureShard, _ number: Int) -> String {
        let count = shard.master.slotCount
        return language.either("Shard \(number + 1) · \(count) slots", "分片 \(number + 1) · \(count) 个槽")
    }

    private func node(_ node: PictureNode, x: Int, y: Int) -> String {
        let mark = Self.mark(node.health)
        let role = node.role == "master" ? language.either("master", "主节点") : language.either("replica", "从节点")
        var detail = [role, node.machine ?? ""].filter { !$0.isEmpty }.joined(separator: language.either(" on ", " @ "))
        if node.state != "answered" { detail = "\(role), \(node.state.replacing("_", with: " "))" }
        if node.link == "down" { detail += language.either(", link down", "，链接断开") }
        let title = "\(node.address) \(node.id ?? "")\n\(detail)\n\(node.version ?? "")"
        return """
            <g><title>\(HTML.text(String(title.prefix(500))))</title>\
            <text class="mark \(node.health.rawValue)" x="\(x)" y="\(y + 5)" text-anchor="middle">\(mark)</text>\
            <text class="address" x="\(x + 14)" y="\(y + 2)">\(HTML.text(Self.short(node.address)))</text>\
            <text class="detail" x="\(x + 14)" y="\(y + 16)">\(HTML.text(String(detail.prefix(36))))</text></g>
            """
    }

    private func looseNode(_ node: PictureNode) -> String {
        """
        <li><span class="dot \(node.health.rawValue)">\(Self.mark(node.health))</span> \(HTML.name(node.address)) \
        \(HTML.text(node.role)), \(HTML.text(node.state.replacing("_", with: " ")))\(node.isMember ? "" : ", no member")</li>
        """
    }

    private static func mark(_ health: PictureNode.Health) -> String {
        switch health {
        case .well: "●"
        case .suspected: "◐"
        case .silent: "○"
        case .failed: "✕"
        }
    }

    /// What fits the card: the start of a host and the port.
    private static func short(_ address: String) -> String {
        guard address.count > 27 else { return address }
        return "\(address.prefix(18))…\(address.suffix(8))"
    }
}
