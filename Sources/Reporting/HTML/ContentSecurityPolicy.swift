import MitoshiPlanning

/// What a browser may do with the page: use its one style sheet and its one script, where it has one, known by their digests, and
/// nothing else.
struct ContentSecurityPolicy {
    let style: String
    let script: String?

    /// Source: W3C, “Content Security Policy Level 3”, sections 2.3.1 and 6.7.2.
    var text: String {
        ([
            "default-src 'none'", "style-src '\(Self.digest(of: style))'",
            script.map { "script-src '\(Self.digest(of: $0))'" }, "base-uri 'none'", "form-action 'none'",
        ] as [String?]).compactMap { $0 }.joined(separator: "; ")
    }

    private static func digest(of text: String) -> String {
        "sha256-" + Digest.base64(of: text)
    }
}
