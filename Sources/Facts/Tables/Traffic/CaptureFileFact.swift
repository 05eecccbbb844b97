/// A capture that was read.
package struct CaptureFileFact: Fact {
    package var file: String
    package var frames: Int
    package var bytes: Int
    package var interfaces: Int
    package var snapLength: Int?
    package var dropped: Int?
    package var unusable: Int
    package var problem: String?

    package init(
        file: String,
        frames: Int,
        bytes: Int,
        interfaces: Int,
        snapLength: Int? = nil,
        dropped: Int? = nil,
        unusable: Int,
        problem: String? = nil
    ) {
        self.file = file
        self.frames = frames
        self.bytes = bytes
        self.interfaces = interfaces
        self.snapLength = snapLength
        self.dropped = dropped
        self.unusable = unusable
        self.problem = problem
    }

    package static let table = FactTable<Self>(
        "capture_file",
        "A capture that was read.",
        filledBy: [.capture],
        columns: [
            .text("file", \.file, "Path, or standard input."),
            .integer("frames", \.frames, "Frames."),
            .integer("bytes", \.bytes, "Bytes of the file, unpacked."),
            .integer("interfaces", \.interfaces, "Interfaces that it has packets of."),
            .integer("snap_length", \.snapLength, "Snap length, bytes; NULL in pcapng."),
            .integer("dropped", \.dropped, "Packets that the capturing host says it lost (pcapng)."),
            .integer("unusable", \.unusable, "Packets that could not be used."),
            .text("problem", \.problem, "Why it could not be read to its end; NULL if it could."),
        ]
    )
}
