extension String {
    /// The path of `name` in the folder that this is.
    package func inFolder(_ name: String) -> String { hasSuffix("/") ? self + name : "\(self)/\(name)" }
}
