/// The plainest CSV reader there is, for looking at files without the one under test.
package enum PlainCSV {
    package static func rows(of bytes: [UInt8]) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x22 {
                if isQuoted, index + 1 < bytes.count, bytes[index + 1] == 0x22 {
                    cell.append(byte)
                    index += 1
                } else {
                    isQuoted.toggle()
                }
            } else if !isQuoted, byte == 0x2C || byte == 0x0A {
                row.append(String(decoding: cell, as: UTF8.self))
                cell = []
                if byte == 0x0A {
                    rows.append(row)
                    row = []
                }
            } else if isQuoted || byte != 0x0D {
                cell.append(byte)
            }
            index += 1
        }
        return rows
    }
}
