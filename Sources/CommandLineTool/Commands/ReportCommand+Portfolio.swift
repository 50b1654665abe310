import Foundation
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting

/// A city's departments: a report of each, and what they come to together.
extension ReportCommand {
    /// - Parameter plans: The names of the plans in the folder.
    func runPortfolio(of plans: [String]) throws {
        try refuseWhatConcernsOnePlan()
        var files: [(path: String, bytes: [UInt8])] = []
        var departments: [Portfolio.Department] = []
        for (plan, folder) in zip(plans, Self.folders(of: plans)) {
            let path = options.package.inFolder(plan)
            do {
                let answer = try answer(on: path, into: output.inFolder(folder))
                files += answer.files
                departments.append(.init(folder: folder, answer: .assessed(answer.assessment)))
            } catch let error as DocumentError {
                departments.append(.init(folder: folder, answer: .unreadable(error.lines(in: language.language))))
            } catch let stop as Stop where stop.status == .invalidInput {
                departments.append(.init(folder: folder, answer: .unreadable(stop.lines)))
            }
        }
        let portfolio = Portfolio(name: name, departments: departments)
        try tell(ofUnreadable: portfolio)
        let together = try format.forms.flatMap { portfolio.files(in: $0, language.language) }.map {
            try $0.written(into: output, in: encoding)
        }
        try write(together + files, sparing: plans.map { options.package.inFolder($0) })
        try StandardOutput.write(
            Terminal.writer.text(of: portfolio.report(in: language.language)))
        try conditions.check(
            departments.compactMap { department in department.answer.assessment.map { (department.name, $0) } },
            isQuiet: options.messages.quiet)
    }

    /// The folder's own name, also where it is given as `.`.
    private var name: String { URL(filePath: options.package).standardizedFileURL.lastPathComponent }

    /// Without the ending of a workbook, where no other plan has that name.
    private static func folders(of plans: [String]) -> [String] {
        plans.map { plan in
            let stem = plan.lowercased().hasSuffix(".xlsx") ? String(plan.dropLast(5)) : plan
            return stem.isEmpty || plans.contains(stem) ? plan : stem
        }
    }

    private func refuseWhatConcernsOnePlan() throws(Stop) {
        if budget != nil || !options.choices.suppose.isEmpty {
            throw Stop(
                .usage,
                [
                    localized(
                        "\(options.package)：--budget と --suppose は1つの計画に対するものです。部署を1つ指定してください",
                        "\(options.package): --budget and --suppose concern one plan; name one department")
                ])
        }
        let (input, target) = (URL(filePath: options.package), URL(filePath: output))
        // A page among the plans would be taken for a paper the next time.
        guard
            input.resolvingSymlinksInPath().standardizedFileURL != target.resolvingSymlinksInPath().standardizedFileURL
        else {
            throw Stop(
                .usage,
                [
                    localized(
                        "\(output)：計画のあるフォルダそのものには書けません。別のフォルダを指定してください（例：\(output.inFolder("report"))）",
                        "\(output): the folder of the plans itself can't be written into; name another, such as \(output.inFolder("report"))"
                    )
                ])
        }
    }

    /// Says which plans can't be read; ends the command under `--strict`, and where none can.
    private func tell(ofUnreadable portfolio: Portfolio) throws(Stop) {
        let lines = portfolio.departments.flatMap { department -> [String] in
            if case .unreadable(let lines) = department.answer { lines } else { [] }
        }
        guard !lines.isEmpty else { return }
        if conditions.strict || portfolio.departments.allSatisfy({ $0.answer.assessment == nil }) {
            throw Stop(.invalidInput, lines)
        }
        options.messages.say(lines)
    }
}
