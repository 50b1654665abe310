import CXLSXWriter

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
