import Foundation

/// Conversion between CP932 and UTF-8 by the system's `iconv`.
enum CharacterConversion {
    enum Failure: Error, Equatable {
        /// The system has no table for CP932.
        case unavailable
        /// The byte at this offset begins no character of the input's encoding, or one that the output lacks.
        case unconvertible(offset: Int)
    }

    static func utf8(fromCP932 bytes: [UInt8]) throws(Failure) -> [UInt8] {
        try convert(bytes, from: "CP932", to: "UTF-8")
    }

    static func cp932(fromUTF8 bytes: [UInt8]) throws(Failure) -> [UInt8] {
        try convert(bytes, from: "UTF-8", to: "CP932")
    }

    private static func convert(
        _ bytes: [UInt8], from source: String, to destination: String
    ) throws(Failure) -> [UInt8] {
        // iconv_open answers (iconv_t)-1 on failure.
        let failed = iconv_t(bitPattern: -1)
        guard let converter = iconv_open(destination, source), converter != failed else { throw .unavailable }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 2)
        var consumed = 0
        var buffer = [CChar](repeating: 0, count: 1 << 16)
        while consumed < input.count {
            let step = run(converter, &input, from: consumed, into: &buffer)
            output.append(contentsOf: buffer[..<step.written].lazy.map { UInt8(bitPattern: $0) })
            consumed += step.read
            if let error = step.error, error != E2BIG { throw .unconvertible(offset: consumed) }
        }
        return output
    }

    private static func run(
        _ converter: iconv_t, _ input: inout [CChar], from start: Int, into buffer: inout [CChar]
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
                let result = iconv(converter, &next, &left, &free, &room)
                let error = result == failure ? errno : nil
                return (inputSize - left, outputSize - room, error)
            }
        }
    }
}
