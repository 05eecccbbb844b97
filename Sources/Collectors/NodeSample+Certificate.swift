import Facts
import Foundation

extension NodeSample {
    func certificateFact(now: Date) -> CertificateFact? {
        certificateEnd.map { seconds in
            let end = Date(timeIntervalSince1970: Double(seconds))
            return CertificateFact(
                node: name,
                validUntil: end.formatted(.iso8601),
                daysLeft: Int((end.timeIntervalSince(now) / 86_400).rounded(.down))
            )
        }
    }
}
