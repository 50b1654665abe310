import Foundation

/// libFuzzer's loop: makes up inputs from those of a corpus, by what of the program they reach, and calls `read` with each. A trap,
/// a law that doesn't hold, and a reader that takes more time or memory than allowed end the run and leave the input in a file.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The reader that is tried: a function for C can't carry it.
nonisolated(unsafe) var tried = Reader.text

guard CommandLine.arguments.count > 1, let named = Reader(rawValue: CommandLine.arguments[1]) else {
    let names = Reader.allCases.map(\.rawValue).joined(separator: " ")
    FileHandle.standardError.write(Data("Fuzz READER [libFuzzer's options] [CORPUS …], READER one of: \(names)\n".utf8))
    exit(2)
}
tried = named
// The program's name, and what stands behind the reader's.
var count = CommandLine.argc - 1
var arguments = CommandLine.unsafeArgv + 1
arguments[0] = CommandLine.unsafeArgv[0]
exit(
    runFuzzer(&count, &arguments) { start, count in
        tried.read(Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)))
        return 0
    })
