/// How fast a counter of INFO rises now, from two looks at it within this scan.
package struct RateFact: Fact {
    package var node: String
    package var name: String
    package var difference: Double
    package var perSecond: Double
    package var windowMilliseconds: Int

    package init(node: String, name: String, difference: Double, perSecond: Double, windowMilliseconds: Int) {
        self.node = node
        self.name = name
        self.difference = difference
        self.perSecond = perSecond
        self.windowMilliseconds = windowMilliseconds
    }

    package static let table = FactTable<Self>(
        "rate",
        "How fast a counter of INFO rises now, from two looks at it within this scan: some milliseconds apart, or two seconds where a second look was needed.",
        filledBy: [.info],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("name", \.name, "Field of INFO, e.g. evicted_keys, used_cpu_user_main_thread, errorstat_MOVED."),
            .real(
                "difference",
                \.difference,
                "How much it rose between the two looks, the scan's own questions included."
            ),
            .real("per_second", \.perSecond, "The same per second; for CPU time the share of one processor."),
            .integer("window_ms", \.windowMilliseconds, "Time between the two looks, milliseconds."),
        ]
    )
}
