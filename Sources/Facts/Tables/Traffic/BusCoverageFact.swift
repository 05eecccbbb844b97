/// Slots of the whole cluster, by the masters' own messages.
package struct BusCoverageFact: Fact {
    package var missing: String
    package var missingCount: Int
    package var masters: Int
    package var unheard: Int
    package var frame: Int

    package init(
        missing: String,
        missingCount: Int,
        masters: Int,
        unheard: Int,
        frame: Int
    ) {
        self.missing = missing
        self.missingCount = missingCount
        self.masters = masters
        self.unheard = unheard
        self.frame = frame
    }

    package static let table = FactTable<Self>(
        "bus_coverage",
        "Slots of the whole cluster, by the masters' own messages at the end of the capture; one row.",
        filledBy: [.captureBus],
        columns: [
            .text("missing", \.missing, "Slots that no master claims that is not held for failed."),
            .integer("missing_count", \.missingCount, "How many these are."),
            .integer("masters", \.masters, "Masters with slots that were heard."),
            .integer(
                "unheard",
                \.unheard,
                "Masters that others name and that were not heard: their slots are not known."
            ),
            .integer("frame", \.frame, "Frame of the last message that counts."),
        ]
    )
}
