import CXLSXWriter
import Foundation
import MitoshiBasics
import MitoshiStatistics

/// An Excel workbook while it is being filled; it exists only inside ``bytes(_:filling:)``.
///
/// Cells stay in memory until the end: writing row by row would keep one temporary file a sheet open, and a plan of a
/// thousand indicators has more sheets than a process may have files.
final class WorkbookFile {
    /// What the file says of itself.
    struct Properties {
        let title: String
        let subject: String
        /// The day the file claims to have been made on, so that the same input gives the same bytes.
        let date: CalendarDate
        let font: String
    }

    private var pointer: UnsafeMutablePointer<lxw_workbook>?
    private let formats: FormatCache

    /// The file with everything that `fill` puts into it.
    static func bytes(
        _ properties: Properties, filling fill: (WorkbookFile) throws(WorkbookError) -> Void
    ) throws(WorkbookError) -> [UInt8] {
        let file = try TemporaryFile()
        let workbook = try WorkbookFile(path: file.path, properties)
        try fill(workbook)
        try workbook.close()
        return try file.bytes()
    }

    private init(path: String, _ properties: Properties) throws(WorkbookError) {
        guard let created = workbook_new(path) else { throw .temporaryFile(reason: SystemError.text(errno)) }
        pointer = created
        formats = FormatCache(of: created, font: properties.font)
        try set(properties, of: created)
    }

    deinit { if let pointer { lxw_workbook_free(pointer) } }

    /// Adds a sheet after those that are there.
    func addSheet(_ name: SheetName) throws(WorkbookError) -> SheetWriter {
        guard let pointer, workbook_validate_sheet_name(pointer, name.text) == LXW_NO_ERROR,
            let sheet = workbook_add_worksheet(pointer, name.text)
        else { throw .refusedSheetName(name.text) }
        return SheetWriter(pointer: sheet, name: name.text, formats: formats)
    }

    /// Gives cells a name that formulas can use in the whole workbook.
    func define(_ name: String, as range: String) throws(WorkbookError) {
        try Self.check(workbook_define_name(pointer, name, "=" + range), name)
    }

    /// Puts `chart` into its sheet, with the corner at `place`.
    func insert(_ chart: SheetChart, into sheet: SheetWriter, at place: CellPlace) throws(WorkbookError) {
        let kind = UInt8(LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS.rawValue)
        guard let pointer, let native = workbook_add_chart(pointer, kind) else {
            throw .refused(place: sheet.name, reason: "chart")
        }
        try chart.draw(on: native)
        try sheet.insert(native, saying: chart.chart.alternative, at: place)
    }

    private func set(
        _ properties: Properties, of workbook: UnsafeMutablePointer<lxw_workbook>
    ) throws(WorkbookError) {
        let texts = TextArena()
        var values = lxw_doc_properties()
        values.title = texts.copy(properties.title)
        values.subject = texts.copy(properties.subject)
        values.author = texts.copy("mitoshi")
        values.created = properties.date.noon
        let code = withExtendedLifetime(texts) { workbook_set_properties(workbook, &values) }
        try Self.check(code, "docProps")
    }

    /// Closing frees the workbook, so `deinit` must not free it again.
    private func close() throws(WorkbookError) {
        guard let pointer else { return }
        self.pointer = nil
        try Self.check(workbook_close(pointer), "xlsx")
    }

    static func check(_ code: lxw_error, _ place: @autoclosure () -> String) throws(WorkbookError) {
        guard code != LXW_NO_ERROR else { return }
        throw .refused(place: place(), reason: String(cString: lxw_strerror(code)))
    }
}

/// A file that libxlsxwriter can open by a path, and that is gone when the process is, even where that is killed.
private final class TemporaryFile {
    let path: String
    private let descriptor: Int32
    private let isNamed: Bool

    init() throws(WorkbookError) {
        let folder = FileManager.default.temporaryDirectory.path(percentEncoded: false)
        var template = Array("\(folder)/mitoshi.XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw .temporaryFile(reason: SystemError.text(errno)) }
        let name = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // Without a name of its own it can still be opened by its descriptor, where the system has names for these.
        let open = "/dev/fd/\(descriptor)"
        isNamed = access(open, W_OK) != 0
        path = isNamed ? name : open
        if !isNamed { unlink(name) }
    }

    func bytes() throws(WorkbookError) -> [UInt8] {
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        guard lseek(descriptor, 0, SEEK_SET) == 0, let data = try? handle.readToEnd() else {
            throw .temporaryFile(reason: SystemError.text(errno))
        }
        return [UInt8](data)
    }

    deinit {
        if isNamed { unlink(path) }
        close(descriptor)
    }
}

/// C copies of texts for functions that ask for changeable ones, with controls made visible, which XML can't hold; freed
/// together.
final class TextArena {
    private var copies: [UnsafeMutablePointer<CChar>] = []

    func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
        guard let copy = strdup(withoutControls(text)) else { return nil }
        copies.append(copy)
        return copy
    }

    deinit { for copy in copies { free(copy) } }
}

extension CalendarDate {
    /// Noon in Greenwich, in seconds since 1970; never 0, which would mean now.
    fileprivate var noon: time_t {
        var parts = tm()
        (parts.tm_year, parts.tm_mon, parts.tm_mday) = (Int32(year - 1900), Int32(month - 1), Int32(day))
        parts.tm_hour = 12
        return timegm(&parts)
    }
}
