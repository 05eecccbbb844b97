/// A connection that is over, or that the capture's end cut.
struct FlowRecord {
    let flow: Flow
    let first: Half
    let second: Half
    let endedOpen: Bool

    init(_ pointer: UnsafeMutablePointer<Flow>, endedOpen: Bool) {
        flow = pointer.pointee
        first = pointer.halves[0]
        second = pointer.halves[1]
        self.endedOpen = endedOpen
    }
}
