import ArgumentParser
import Collectors

@main
struct RCDoctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rcdoctor")
}
