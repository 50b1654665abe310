import CXLSXWriter
import MitoshiBasics
import MitoshiPlanning

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

/// Excel's number formats for the numbers of an indicator.
enum NumberFormat {
    static let probability = "0%"

    /// A probability that no formula changes, just as ``NumberText/probability(_:)`` writes it.
    static func fixed(_ chance: Double, in language: Language) -> String {
        let text = NumberText.probability(chance)[language]
        return text == NumberText.rounded(100 * chance, decimals: 0) + "%" ? probability : "\"\(text)\""
    }

    static let count = "#,##0"

    /// As many decimals as the values need, at most 6.
    static func exact(_ values: [Double]) -> String {
        let decimals = values.map(decimalsNeeded).max() ?? 0
        return decimals == 0 ? count : "#,##0." + String(repeating: "0", count: decimals)
    }

    /// For computed values of about this size: as ``NumberText/estimate(_:)``.
    static func estimate(_ size: Double) -> String {
        let decimals = NumberText.decimalsOfEstimate(size)
        return decimals == 0 ? count : "#,##0." + String(repeating: "0", count: decimals)
    }

    /// A change with its sign, for changes of about this size.
    static func change(_ size: Double) -> String {
        let plain = estimate(size)
        return "+\(plain);-\(plain);0"
    }

    /// `format` with the unit behind the number, shortened where the format would be longer than the writing library holds;
    /// without a unit whose first letter alone is too long.
    static func with(unit: String?, _ format: String) -> String {
        guard let unit, !unit.isEmpty else { return format }
        var shown = withoutControls(NumberText.quantity("", unit: unit)).replacing("\"", with: "")
        while true {
            let text = format.split(separator: ";", omittingEmptySubsequences: false).map { "\($0)\"\(shown)\"" }
                .joined(separator: ";")
            if text.utf8.count <= longest { return text }
            guard shown.count > 1 else { return format }
            shown = shown.dropLast(shown.last == "…" ? 2 : 1) + "…"
        }
    }

    /// In bytes; `lxw_format` cuts what is longer, also within a character.
    private static let longest = 127

    private static func decimalsNeeded(_ value: Double) -> Int {
        var scaled = abs(value)
        for decimals in 0..<6 {
            if abs(scaled - scaled.rounded()) <= 1e-9 * max(1, scaled) { return decimals }
            scaled *= 10
        }
        return 6
    }
}

/// Makes each format of a workbook once.
final class FormatCache {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let font: String
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
    /// Cells often look like the one written before.
    private var latest: (style: CellStyle, format: UnsafeMutablePointer<lxw_format>)?

    init(of workbook: UnsafeMutablePointer<lxw_workbook>, font: String) {
        self.workbook = workbook
        self.font = font
    }

    func format(_ style: CellStyle) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format> {
        if let latest, latest.style == style { return latest.format }
        if let known = formats[style] {
            latest = (style, known)
            return known
        }
        guard let format = workbook_add_format(workbook) else { throw .refused(place: "styles", reason: "memory") }
        format_set_font_name(format, font)
        format_set_font_size(format, style.size)
        format_set_align(format, UInt8((style.isAtTop ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER).rawValue))
        if style.isBold { format_set_bold(format) }
        if style.isWrapped { format_set_text_wrap(format) }
        if let side = style.side.alignment { format_set_align(format, side) }
        if let numberFormat = style.numberFormat { format_set_num_format(format, numberFormat) }
        if let ink = style.ink { format_set_font_color(format, ink.rawValue) }
        if let fill = style.fill { format_set_bg_color(format, fill.rawValue) }
        if let border = style.border { set(border, of: format) }
        formats[style] = format
        return format
    }

    private func set(_ border: CellStyle.Border, of format: UnsafeMutablePointer<lxw_format>) {
        let (kind, color): (lxw_format_borders, SheetColor) =
            border == .thin ? (LXW_BORDER_THIN, .line) : (LXW_BORDER_MEDIUM, .inputLine)
        format_set_border(format, UInt8(kind.rawValue))
        format_set_border_color(format, color.rawValue)
    }
}

extension CellStyle.Side {
    fileprivate var alignment: UInt8? {
        switch self {
        case .general: nil
        case .leading: UInt8(LXW_ALIGN_LEFT.rawValue)
        case .center: UInt8(LXW_ALIGN_CENTER.rawValue)
        case .trailing: UInt8(LXW_ALIGN_RIGHT.rawValue)
        }
    }
}
