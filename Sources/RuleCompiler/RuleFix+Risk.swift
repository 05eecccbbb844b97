package import RuleFormat

extension RuleFix {
    /// With no less risk than its command has by itself, whatever the rule says: for rules that nobody has checked.
    ///
    /// A command that no server knows may do anything.
    package var withOwnRisk: RuleFix {
        guard case .command(var command) = self else { return self }
        command.risk = max(command.risk, KnownCommands.find(command.run)?.risk ?? .destructive)
        return .command(command)
    }
}
