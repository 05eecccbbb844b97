/// Why a capture can't be read, or not to its end.
package struct CaptureError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Kind: Sendable, Hashable {
        case unopenable, empty, noCapture, cut, damaged, unsupported, filter, decompression
    }

    package let kind: Kind
    /// Names the file, what is wrong and what to do.
    package let description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
