import Foundation
import TestSupport

extension TestCluster {
    private var journalFolder: String { stateFolder + "/rcdoctor/journals" }

    /// Everything that the journals of this cluster's repairs hold.
    func journals() throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: journalFolder)
        return try names.sorted().map { try String(contentsOfFile: "\(journalFolder)/\($0)", encoding: .utf8) }.joined()
    }

    /// Removes them: forming the cluster left one.
    func dropJournals() {
        try? FileManager.default.removeItem(atPath: journalFolder)
    }
}
