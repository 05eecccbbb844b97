import Diagnosis
import Examination
import Facts
import Foundation
import Repair
import Reports
import StockRules

/// Saves what a scan found: where `--save` says, and among the last scans.
struct SnapshotWriter {
    let save: String?
    let anonymize: Bool
    var remembers = true

    /// Gives back where it was saved.
    func write(_ store: FactStore, _ report: Report) throws -> String? {
        try store.add(report.fixes.keys.sorted().flatMap { report.fixes[$0]?.facts(of: $0) ?? [] })
        if let save {
            let file = URL(fileURLWithPath: save)
            do {
                if anonymize {
                    try saveAnonymized(store, report.diagnosis, file)
                } else {
                    try store.save(to: file)
                }
            } catch let error as SnapshotError {
                throw Failure(.internalError, "\(error)")
            }
        }
        let remembered = remembers ? LastScan.remember(store) : nil
        return save ?? remembered
    }

    /// Pseudonyms are kept beside the last scans, so that the next snapshot uses the same ones.
    private func saveAnonymized(_ store: FactStore, _ diagnosis: Diagnosis, _ file: URL) throws {
        let memory = StateFolder.url()?.appending(path: "pseudonyms.json")
        let known = memory.flatMap { try? Data(contentsOf: $0) }
        let pseudonyms = known.flatMap { try? JSONDecoder().decode(Pseudonyms.self, from: $0) } ?? Pseudonyms()
        let result = try Anonymizer(rules: StockRules.all).anonymize(store, diagnosis, pseudonyms)
        try result.store.save(to: file)
        guard let memory else { return }
        do {
            try StateFolder.create(memory.deletingLastPathComponent())
            try JSONEncoder().encode(result.pseudonyms).write(to: memory, options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: memory.path)
        } catch {
            Output.error("rcdoctor: the pseudonyms are not remembered for the next snapshot: \(error)")
        }
    }
}
