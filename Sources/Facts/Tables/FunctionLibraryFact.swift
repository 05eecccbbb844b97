/// A function library of a node (7.0 on).
package struct FunctionLibraryFact: Fact {
    package var node: String
    package var name: String
    package var engine: String?
    package var functions: Int?
    package var codeNo: Int?

    package init(
        node: String,
        name: String,
        engine: String? = nil,
        functions: Int? = nil,
        codeNo: Int? = nil
    ) {
        self.node = node
        self.name = name
        self.engine = engine
        self.functions = functions
        self.codeNo = codeNo
    }

    package static let table = FactTable<Self>(
        "function_library",
        "A function library of a node (7.0 on).",
        filledBy: [.functions],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("name", \.name, "Name of the library."),
            .text("engine", \.engine, "Engine, e.g. LUA."),
            .integer("functions", \.functions, "How many functions it has."),
            .integer("code_no", \.codeNo, "Number of the distinct code within this run: equal numbers are equal code."),
        ]
    )
}
