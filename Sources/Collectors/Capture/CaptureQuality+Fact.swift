import Capture
import Facts

extension TrafficSummary {
    var qualityFact: CaptureQualityFact {
        CaptureQualityFact(
            frames: quality.frames,
            bytes: quality.bytes,
            firstAt: quality.firstAt,
            lastAt: quality.lastAt,
            seconds: quality.seconds,
            cutFrames: quality.cutFrames,
            timeReversals: quality.timeReversals,
            notIP: quality.notIP,
            notTCP: quality.notTCP,
            fragments: quality.fragments,
            cutHeaders: quality.cutHeaders,
            unknownLinks: quality.unknownLinks,
            connections: quality.connections,
            respConnections: quality.respConnections,
            busConnections: quality.busConnections,
            replicationConnections: quality.replicationConnections,
            tlsConnections: quality.tlsConnections,
            otherConnections: quality.otherConnections,
            silentConnections: quality.silentConnections,
            holes: quality.holes,
            holeBytes: quality.holeBytes,
            payloadBytes: quality.payloadBytes,
            midStream: quality.midStream,
            oneSided: quality.oneSided,
            retransmissions: quality.retransmissions,
            duplicates: quality.duplicates,
            outOfOrder: quality.outOfOrder,
            commands: quality.commands,
            replies: quality.replies,
            unpaired: quality.unpaired,
            busMessages: quality.busMessages,
            busDamaged: quality.busDamaged,
            isComplete: isWhole && !quality.isIncomplete && files.allSatisfy { $0.trouble == nil }
        )
    }
}

extension CaptureFile {
    var fact: CaptureFileFact {
        CaptureFileFact(
            file: name,
            frames: frames,
            bytes: bytes,
            interfaces: interfaces,
            snapLength: snapLength == 0 ? nil : snapLength,
            dropped: reportedDrops,
            unusable: unusable,
            problem: trouble?.description
        )
    }
}
