import ArgumentParser

@main
struct Mitoshi: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mitoshi", abstract: "Will this target be reached, how sure can we be, what would it take?")
}
