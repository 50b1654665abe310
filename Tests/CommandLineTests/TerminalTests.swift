import Foundation
import Testing

#if os(Linux)
    @Suite("On a terminal", .serialized)
    struct TerminalTests {
        /// A terminal of our own making, so many columns wide.
        private struct PseudoTerminal {
            let master: FileHandle
            /// Kept open, so that the screen stays when the program ends.
            let slave: FileHandle
            let path: String

            struct Failure: Error {}

            /// TIOCSPTLCK and TIOCGPTN, macros that Swift doesn't see.
            private static let setLock: UInt = 0x4004_5431
            private static let getNumber: UInt = 0x8004_5430

            init(columns: UInt16) throws {
                let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY)
                var isLocked: CInt = 0
                var number: CInt = 0
                guard descriptor >= 0, ioctl(descriptor, Self.setLock, &isLocked) == 0,
                    ioctl(descriptor, Self.getNumber, &number) == 0
                else { throw Failure() }
                path = "/dev/pts/\(number)"
                let other = open(path, O_RDWR | O_NOCTTY)
                guard other >= 0 else { throw Failure() }
                var size = winsize(ws_row: 50, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
                guard ioctl(other, UInt(TIOCSWINSZ), &size) == 0 else { throw Failure() }
                master = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
                slave = FileHandle(fileDescriptor: other, closeOnDealloc: true)
            }
        }

        /// What the program writes to a terminal; the reader must not wait for the writer, nor the writer for the reader.
        private func screen(_ environment: [String: String], columns: UInt16 = 90) throws -> String {
            let terminal = try PseudoTerminal(columns: columns)
            let folder = try ingestedPackage()
            let read = DispatchQueue(label: "reader")
            nonisolated(unsafe) var bytes = Data()
            read.async {
                var chunk = [UInt8](repeating: 0, count: 4_096)
                while true {
                    let count = Foundation.read(terminal.master.fileDescriptor, &chunk, chunk.count)
                    if count <= 0 { return }
                    bytes.append(contentsOf: chunk[..<count])
                    if chunk[..<count].contains(0x04) { return }
                }
            }
            let run = try Program.run(
                ["assess", "package"], in: folder, environment: environment, output: terminal.path)
            try terminal.slave.write(contentsOf: Data([0x04]))
            read.sync {}
            #expect(run.status == 0)
            return String(decoding: bytes, as: UTF8.self)
        }

        @Test("words have colour")
        func colour() throws {
            #expect(try screen(["LC_ALL": "C", "TERM": "xterm"]).contains("\u{1B}[33mat risk"))
        }

        @Test(
            "words have no colour when NO_COLOR is set or the terminal has none",
            arguments: [
                ["LC_ALL": "C", "TERM": "xterm", "NO_COLOR": "1"], ["LC_ALL": "C", "TERM": "dumb"],
            ])
        func noColour(environment: [String: String]) throws {
            #expect(try !screen(environment).contains("\u{1B}"))
        }

        @Test("tables are as wide as the terminal, unless COLUMNS says otherwise")
        func width() throws {
            func widest(_ text: String) -> Int {
                text.split(separator: "\r\n").map { line in line.utf8.count { $0 == 0x2D } }.max() ?? 0
            }
            let narrow = try screen(["LC_ALL": "C", "NO_COLOR": "1"], columns: 70)
            let wide = try screen(["LC_ALL": "C", "NO_COLOR": "1"], columns: 130)
            #expect(widest(narrow) < widest(wide))
            #expect(try screen(["LC_ALL": "C", "NO_COLOR": "1", "COLUMNS": "70"], columns: 130) == narrow)
        }
    }
#endif
