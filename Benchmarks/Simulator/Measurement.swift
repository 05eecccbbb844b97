import Foundation

/// What came of the scans and checks of one simulated cluster.
struct Measurement {
    static let head = """
        | nodes | seconds | of them CPU | peak MB | answered | findings | snapshot kB | redis-cli check | ratio \
        | commands per node (most) | bytes asked (most) | kB answered (most) |
        |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
        """

    /// That of the scan in the middle.
    let scan: MeasuredScan
    let check: RivalCheck
    /// That of the first scan.
    let load: LoadSummary

    var row: String {
        let cells =
            scan.cells + check.cells(scanSeconds: scan.seconds)
            + [load.commands.cell(), load.bytesRead.cell(), load.bytesWritten.cell(dividedBy: 1024)]
        return "| " + cells.joined(separator: " | ") + " |"
    }
}
