import ClusterModel
import Glibc

extension IPAddress {
    /// As people write it.
    var text: String {
        if isIPv4 {
            return "\(low >> 24 & 255).\(low >> 16 & 255).\(low >> 8 & 255).\(low & 255)"
        }
        var bytes = in6_addr()
        withUnsafeMutableBytes(of: &bytes) { memory in
            memory.storeBytes(of: high.bigEndian, as: UInt64.self)
            memory.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        var text = [CChar](repeating: 0, count: 64)
        guard inet_ntop(AF_INET6, &bytes, &text, 64) != nil else { return "?" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    func endpoint(_ port: UInt16) -> String { Endpoint(host: text, port: Int(port)).description }
}
