import ClusterModel
import Examination
import Facts
import StockRules

extension HeadStart {
    /// That of the command which runs now.
    @TaskLocal static var current: HeadStart?

    /// For a scan of nodes by the stock rules alone: before its flags are understood, a second processor has nothing to do.
    ///
    /// Nil where rules of an operator may come: they have a budget of memory, which SQLite must count from the first byte.
    init?(_ arguments: [String]) {
        let options = ["--help", "--rules", "--config"]
        guard arguments.first == "scan", arguments.contains(where: { Endpoint($0) != nil }),
            !arguments.contains(where: { argument in options.contains { argument.hasPrefix($0) } }),
            (try? SettingsFiles(nil))?.isEmpty == true
        else { return nil }
        SQLiteMemory.leaveUncounted()
        self.init(StockRules.all)
    }
}
