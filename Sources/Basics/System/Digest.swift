import Crypto
import Foundation

/// The digest SHA-256 (NIST FIPS 180-4), by which files, plans and answers are told apart.
package enum Digest {
    /// The digest of `bytes` in 64 hexadecimal digits.
    package static func hexadecimal(of bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return SHA256.hash(data: bytes).reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }

    /// The digest of `text` in base 64, as a content security policy names it.
    package static func base64(of text: String) -> String {
        Data(SHA256.hash(data: Array(text.utf8))).base64EncodedString()
    }
}
