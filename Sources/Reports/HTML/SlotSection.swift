import RuleFormat

/// The 16384 slots as a strip, broken into rows: who owns them, and where something is wrong.
struct SlotSection {
    let picture: ClusterPicture
    let language: Language

    private static let perRow = 1024
    private static let rowHeight = 14

    var html: String {
        guard !picture.shards.isEmpty else { return "" }
        let height = 16384 / Self.perRow * Self.rowHeight
        return """
            <section id="slots" aria-labelledby="slots-title">
            <h2 id="slots-title">\(language.either("Slots", "槽"))</h2>
            <svg class="slots" viewBox="0 0 \(Self.perRow) \(height)" preserveAspectRatio="none" role="img" \
            aria-label="\(HTML.text(summary))">\
            <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
            <rect width="6" height="6" class="hatch-back"/><rect width="3" height="6" class="hatch-line"/></pattern></defs>\
            \(picture.slots.map(bars).joined())\(picture.openSlots.prefix(2000).map(mark).joined())</svg>
            <p class="legend">\(language.either("\(Self.perRow) slots a row, slot 0 at the top left.", "每行 \(Self.perRow) 个槽，0 号槽在左上角。")) \
            \(HTML.text(summary))</p>
            \(legend)
            \(troubles)
            </section>
            """
    }

    private var summary: String {
        let gaps = picture.slots.filter { $0.kind == .gap }.reduce(0) { $0 + $1.last - $1.first + 1 }
        let conflicts = picture.slots.filter { if case .conflict = $0.kind { true } else { false } }
            .reduce(0) { $0 + $1.last - $1.first + 1 }
        let (single, open) = (16384 - gaps - conflicts, Set(picture.openSlots.map(\.slot)).count)
        return language.either(
            "\(single) slots with one owner, \(gaps) without, \(conflicts) with two, \(open) open.",
            "\(single) 个槽有唯一属主，\(gaps) 个无主，\(conflicts) 个有两个属主，\(open) 个处于迁移状态。"
        )
    }

    private func bars(_ segment: SlotSegment) -> String {
        let (style, owner) =
            switch segment.kind {
            case .owned(let shard): ("fill=\"\(Self.colour(shard))\"", picture.shards[shard].master.address)
            case .conflict(let claimants):
                ("class=\"conflict\"", language.either("claimed by \(claimants)", "都声称拥有：\(claimants)"))
            case .gap: ("fill=\"url(#hatch)\"", language.either("nobody", "无主"))
            }
        let title = "<title>\(segment.first)-\(segment.last): \(HTML.text(String(owner.prefix(200))))</title>"
        let parts = segment.cut(rows: Self.perRow).map { part in
            """
            <rect x="\(part.lowerBound % Self.perRow)" y="\(part.lowerBound / Self.perRow * Self.rowHeight)" \
            width="\(part.count)" height="\(Self.rowHeight - 1)"/>
            """
        }
        return "<g \(style)>\(title)\(parts.joined())</g>"
    }

    private func mark(_ open: PictureOpenSlot) -> String {
        """
        <g class="open"><title>\(open.slot) \(HTML.text(open.direction)): \(HTML.text(open.node))</title>\
        <rect x="\(max(0, open.slot % Self.perRow - 2))" y="\(open.slot / Self.perRow * Self.rowHeight)" width="5" \
        height="\(Self.rowHeight - 1)"/></g>
        """
    }

    private var legend: String {
        let items = picture.shards.enumerated().prefix(60).map { number, shard in
            """
            <li><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" \
            fill="\(Self.colour(number))"/></svg> \(HTML.name(shard.master.address, limit: 40)) \(shard.master.slotCount)</li>
            """
        }
        return "<ul class=\"owners\">\(items.joined())</ul>"
    }

    private var troubles: String {
        let odd = picture.slots.compactMap { segment -> String? in
            let range = segment.first == segment.last ? "\(segment.first)" : "\(segment.first)-\(segment.last)"
            return switch segment.kind {
            case .owned: nil
            case .gap: "<li><code>\(range)</code> \(language.either("nobody owns", "无主"))</li>"
            case .conflict(let claimants):
                "<li><code>\(range)</code> \(language.either("claimed by", "都声称拥有：")) \(HTML.text(claimants))</li>"
            }
        }
        let open = picture.openSlots.prefix(100).map { slot in
            let (node, peer) = (HTML.text(slot.node), HTML.text(slot.peer))
            return "<li><code>\(slot.slot)</code> \(HTML.text(slot.direction)) "
                + language.either("at \(node), other side \(peer)", "在 \(node)，另一侧 \(peer)") + "</li>"
        }
        let all = odd.prefix(100) + open
        return all.isEmpty ? "" : "<ul class=\"troubles\">\(all.joined())</ul>"
    }

    /// Neighbouring shards get colours far apart (the golden angle), all dark enough on white and light enough on black.
    static func colour(_ shard: Int) -> String {
        "hsl(\((shard * 137 + 210) % 360),\(shard % 2 == 0 ? 62 : 48)%,\([52, 62, 44][shard % 3])%)"
    }
}
