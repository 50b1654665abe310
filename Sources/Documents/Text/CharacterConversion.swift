import Foundation

/// A conversion between CP932 and UTF-8 by the system's `iconv`; the sole owner of its descriptor.
///
/// Opening one loads the table from disk, so whoever converts piece by piece keeps it.
struct CharacterConversion: ~Copyable {
    enum Failure: Error, Equatable {
        /// The system has no table for CP932.
        case unavailable
        /// The byte at this offset begins no character of the input's encoding, or one that the output lacks.
        case unconvertible(offset: Int)
    }

    private let descriptor: iconv_t

    static func fromCP932() throws(Failure) -> CharacterConversion { try Self(from: "CP932", to: "UTF-8") }

    static func toCP932() throws(Failure) -> CharacterConversion { try Self(from: "UTF-8", to: "CP932") }

    private init(from source: String, to destination: String) throws(Failure) {
        // iconv_open answers (iconv_t)-1 on failure.
        let failed = iconv_t(bitPattern: -1)
        guard let opened = iconv_open(destination, source), opened != failed else { throw .unavailable }
        descriptor = opened
    }

    deinit { iconv_close(descriptor) }

    borrowing func convert(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        var input = bytes.map { CChar(bitPattern: $0) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 2)
        var consumed = 0
        // No character of either encoding takes more than three times its bytes in the other.
        var buffer = [CChar](repeating: 0, count: min(1 << 16, 3 * bytes.count + 16))
        // Forgets what an earlier, failed call may have left.
        iconv(descriptor, nil, nil, nil, nil)
        while consumed < input.count {
            let step = run(&input, from: consumed, into: &buffer)
            output.append(contentsOf: buffer[..<step.written].lazy.map { UInt8(bitPattern: $0) })
            consumed += step.read
            if let error = step.error, error != E2BIG { throw .unconvertible(offset: consumed) }
        }
        return output
    }

    private borrowing func run(
        _ input: inout [CChar], from start: Int, into buffer: inout [CChar]
    ) -> (read: Int, written: Int, error: Int32?) {
        let inputSize = input.count - start
        let outputSize = buffer.count
        // iconv answers (size_t)-1, which Swift sees as a signed number.
        let failure = -1
        return input.withUnsafeMutableBufferPointer { input in
            buffer.withUnsafeMutableBufferPointer { output in
                var next = input.baseAddress.map { $0 + start }
                var left = inputSize
                var free = output.baseAddress
                var room = outputSize
                let result = iconv(descriptor, &next, &left, &free, &room)
                let error = result == failure ? errno : nil
                return (inputSize - left, outputSize - room, error)
            }
        }
    }
}
