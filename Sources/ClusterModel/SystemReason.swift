import Foundation

/// Why the system refused something with a file, in the system's own words.
package enum SystemReason {
    /// Foundation wraps the number of the system's error, or has one of its own for it, and says less by itself.
    package static func of(_ error: any Error) -> String {
        var cause: any Error = error
        while true {
            let plain = cause as NSError
            if plain.domain == NSPOSIXErrorDomain { return words(Int32(plain.code)) }
            guard let next = plain.userInfo[NSUnderlyingErrorKey] as? any Error else { break }
            cause = next
        }
        return (error as? CocoaError).flatMap { numbers[$0.code] }.map(words) ?? error.localizedDescription
    }

    private static func words(_ number: Int32) -> String { String(cString: strerror(number)) }

    private static let numbers: [CocoaError.Code: Int32] = [
        .fileNoSuchFile: ENOENT, .fileReadNoSuchFile: ENOENT, .fileReadNoPermission: EACCES,
        .fileWriteNoPermission: EACCES, .fileWriteFileExists: EEXIST, .fileWriteOutOfSpace: ENOSPC,
        .fileWriteVolumeReadOnly: EROFS,
    ]
}
