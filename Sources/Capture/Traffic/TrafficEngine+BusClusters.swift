import ClusterBus
import ClusterModel

extension TrafficEngine {
    /// Who speaks with whom is of one cluster; where a MEET made one of two, that is told.
    mutating func noteCluster(_ type: BusMessageType, isNew: Bool, with partner: NodeID?, _ place: BusPlace) {
        if isNew { bus.clusters.spoke(place.id) }
        if type == .meet { place.flow.pointee.marks.insert(.met) }
        guard let partner else { return }
        let isMerger =
            place.flow.pointee.marks.contains(.met) && bus.clusters.speakers(with: place.id) >= 2
            && bus.clusters.speakers(with: partner) >= 2
        guard bus.clusters.join(partner, place.id), isMerger else { return }
        var event = place.event(.clustersJoined, of: partner)
        event.subject = place.id
        bus.note(event)
    }
}
