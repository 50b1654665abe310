import Foundation

/// The reader that is tried, which libFuzzer's functions can't carry; set before the first input.
nonisolated(unsafe) private var tried = Reader.text

/// Takes the reader's name from the command line, `fuzz READER [libFuzzer's options] [CORPUS …]`, before libFuzzer reads it.
@_cdecl("LLVMFuzzerInitialize")
public func start(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
    let given = arguments.pointee
    guard count.pointee > 1, let name = given[1], let reader = Reader(rawValue: String(cString: name)) else {
        let names = Reader.allCases.map(\.rawValue).joined(separator: " ")
        FileHandle.standardError.write(
            Data("Fuzz READER [libFuzzer's options] [CORPUS …], READER one of: \(names)\n".utf8))
        exit(2)
    }
    tried = reader
    for index in 1..<Int(count.pointee) { given[index] = given[index + 1] }
    count.pointee -= 1
    return 0
}

/// What libFuzzer calls with every input: it makes them up from those of a corpus, by what of the program they reach. A trap, a law
/// that doesn't hold, and a reader that takes more time or memory than allowed end the run and leave the input in a file.
@_cdecl("LLVMFuzzerTestOneInput")
public func read(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    tried.read(Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)))
    return 0
}
