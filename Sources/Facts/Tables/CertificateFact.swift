/// The certificate that a node showed when rcdoctor connected to it over TLS.
package struct CertificateFact: Fact {
    package var node: String
    package var validUntil: String
    package var daysLeft: Int

    package init(
        node: String,
        validUntil: String,
        daysLeft: Int
    ) {
        self.node = node
        self.validUntil = validUntil
        self.daysLeft = daysLeft
    }

    package static let table = FactTable<Self>(
        "certificate",
        "The certificate that a node showed when rcdoctor connected to it over TLS.",
        filledBy: [.connect],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("valid_until", \.validUntil, "End of its validity, RFC 3339 in UTC."),
            .integer(
                "days_left",
                \.daysLeft,
                "Whole days until then when the scan was made; negative once it has expired."
            ),
        ]
    )
}
