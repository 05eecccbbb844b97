package import Foundation

/// What `lab.json` says: which servers belong to the lab.
package struct LabRecord: Sendable, Codable, Equatable {
    package struct Node: Sendable, Codable, Equatable {
        package var port: Int
        /// As of the last start; whether it still is that server is asked of `/proc` each time.
        package var pid: Int32?
    }

    package var server: String
    package var started: Date
    package var nodes: [Node]
    /// Ports of further servers that faults have started, strangers and spares.
    package var extras: [Int]?

    package var ports: LabPorts {
        get throws(LabError) {
            let numbers = nodes.map(\.port)
            return try LabPorts(numbers, as: numbers.map(String.init).joined(separator: ","))
        }
    }

    static func read(_ folder: LabFolder) throws(LabError) -> LabRecord {
        guard let data = FileManager.default.contents(atPath: folder.record) else {
            throw LabError.noLab(folder: folder.path)
        }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        do {
            return try decoder.decode(LabRecord.self, from: data)
        } catch {
            throw LabError.unreadableRecord(path: folder.record, detail: "no lab.json of this version")
        }
    }

    func write(_ folder: LabFolder) throws(LabError) {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return }
        try LabFile.write(String(decoding: data, as: UTF8.self) + "\n", to: folder.record)
    }
}
