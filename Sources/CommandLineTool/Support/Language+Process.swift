import ArgumentParser
import MitoshiPlanning

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Language {
    /// The language of this run: `--lang`, else the locale's.
    static let ofProcess = chosen(arguments: Array(CommandLine.arguments.dropFirst()), environment: environmentValue)

    /// The value of `--lang` among `arguments`, else Japanese when the locale in `environment` is, else English.
    ///
    /// Help and usage errors are written before the options are parsed, hence the look at the bare arguments.
    static func chosen(arguments: [String], environment: (String) -> String?) -> Language {
        if let asked = option("--lang", among: arguments).flatMap(Language.init) { return asked }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
        return locale?.hasPrefix("ja") == true ? .japanese : .english
    }

    private static func option(_ name: String, among arguments: [String]) -> String? {
        for (index, argument) in arguments.enumerated() {
            if argument == name, index + 1 < arguments.count { return arguments[index + 1] }
            if argument.hasPrefix(name + "=") { return String(argument.dropFirst(name.count + 1)) }
        }
        return nil
    }
}

/// The value of an environment variable.
func environmentValue(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
}

/// One of two texts, by the language of this run.
func localized(_ japanese: String, _ english: String) -> String {
    BilingualText(japanese: japanese, english: english)[.ofProcess]
}

/// The help of an option or argument, in the language of this run.
///
/// - Parameter standard: The value where none is given, for options whose default the parser doesn't show by itself.
func help(_ japanese: String, _ english: String, value: String? = nil, standard: String? = nil) -> ArgumentHelp {
    let text = localized(japanese, english) + (standard.map { " (default: \($0))" } ?? "")
    return ArgumentHelp(ArgumentHelp.StringLiteralType(text), valueName: value)
}
