/// The shards as cards: a master, its replicas, and the links between them.
struct TopologySection {
    let picture: ClusterPicture

    private static let width = 250
    private static let step = 44

    var html: String {
        let cards = picture.shards.enumerated().map { card($0.element, number: $0.offset) }
        let loose = picture.loose.map(looseNode)
        return """
            <section id="topology" aria-labelledby="topology-title">
            <h2 id="topology-title">Topology</h2>
            <p class="legend"><span class="dot well">●</span> well <span class="dot suspected">◐</span> suspected \
            <span class="dot silent">○</span> gave no answer <span class="dot failed">✕</span> failed · a dashed line is a \
            broken replication link</p>
            <div class="cards">\(cards.joined(separator: "\n"))</div>
            \(loose.isEmpty ? "" : "<h3>In no shard</h3><ul class=\"loose\">\(loose.joined())</ul>")
            </section>
            """
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
            fill="\(SlotSection.colour(number))"/></svg></span> Shard \(number + 1) · \(shard.master.slotCount) slots</figcaption>
            <svg viewBox="0 0 \(Self.width) \(height)" role="img" aria-label="\(HTML.text(summary))">\
            \(node(shard.master, x: 16, y: 20))\(replicas.joined())</svg>
            </figure>
            """
    }

    private func node(_ node: PictureNode, x: Int, y: Int) -> String {
        let mark = Self.mark(node.health)
        var detail = [node.role, node.machine ?? ""].filter { !$0.isEmpty }.joined(separator: " on ")
        if node.state != "answered" { detail = "\(node.role), \(node.state.replacing("_", with: " "))" }
        if node.link == "down" { detail += ", link down" }
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
