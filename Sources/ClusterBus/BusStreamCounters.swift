/// What a stream of the bus held, good and bad.
package struct BusStreamCounters: Sendable, Hashable {
    /// Messages handed out, cut ones included.
    package var messages = 0
    /// Messages of which bytes are missing or were not kept.
    package var cut = 0
    /// Messages refused or marked because their length does not fit their type.
    package var wrongLengths = 0
    /// Messages of a type that is not known.
    package var unknownTypes = 0
    /// Messages of a version that is not known.
    package var unknownVersions = 0
    /// Bytes that belong to no message, in a place where all bytes are there.
    package var skippedBytes = 0
    /// How often the step was lost: bytes that start no message came where one was due.
    package var desyncs = 0
    /// How often a message was found again by searching.
    package var resyncs = 0
    /// Places where the capture lacks bytes.
    package var holes = 0

    package init() {}
}
