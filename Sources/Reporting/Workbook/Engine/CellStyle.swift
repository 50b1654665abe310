import MitoshiBasics

/// How a cell looks; equal styles become one format of the file.
struct CellStyle: Hashable {
    enum Side: Hashable { case general, leading, center, trailing }

    var size = 10.0
    var isBold = false
    var isWrapped = false
    /// At the top of its cell instead of its middle.
    var isAtTop = false
    var side = Side.general
    /// Excel's own notation, such as `0.0%`.
    var numberFormat: String?
    var fill: SheetColor?
    var ink: SheetColor?
    var border: Border?

    enum Border: Hashable { case thin, input }

    func bold() -> CellStyle { with { $0.isBold = true } }
    func wrapped() -> CellStyle { with { $0.isWrapped = true } }
    func top() -> CellStyle { with { $0.isAtTop = true } }
    func sized(_ size: Double) -> CellStyle { with { $0.size = size } }
    func aligned(_ side: Side) -> CellStyle { with { $0.side = side } }
    func numbers(_ format: String) -> CellStyle { with { $0.numberFormat = format } }
    func filled(_ color: SheetColor) -> CellStyle { with { $0.fill = color } }
    func inked(_ color: SheetColor) -> CellStyle { with { $0.ink = color } }
    func bordered(_ border: Border = .thin) -> CellStyle { with { $0.border = border } }

    private func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
        var copy = self
        change(&copy)
        return copy
    }

    static let plain = CellStyle()
    static let title = CellStyle().sized(16).bold()
    static let heading = CellStyle().sized(12).bold().inked(.navy)
    static let header = CellStyle().bold().wrapped().aligned(.center).filled(.paleBlue).bordered()
    static let body = CellStyle().wrapped().bordered()
    static let quiet = CellStyle().sized(9).wrapped().inked(.gray)
}

/// A colour as 0xRRGGBB. Inks keep a contrast of 4.5 to 1 or more on the fills they stand on.
enum SheetColor: UInt32 {
    case black = 0x101010
    case white = 0xFFFFFF
    case gray = 0x595959
    case line = 0x8C8C8C
    case navy = 0x1F3864
    case paleBlue = 0xDDE6F2
    case band = 0x3F719F
    case forecast = 0x0B4A82
    case plan = 0xA3262A
    /// Cells that people may change.
    case input = 0xFFF2CC
    case inputLine = 0xBF8F00
    case good = 0xDDEFE0
    case goodInk = 0x1B5E20
    case fair = 0xE8F0D8
    case fairInk = 0x33551A
    case caution = 0xFDE9CF
    case cautionInk = 0x8A3C00
    case bad = 0xF9D9D9
    case badInk = 0x8B0000
}
