import CGSL
import CGSLSupport

/// The only place where this package meets GSL's process-wide error handler.
enum GSLErrors {
    /// Swift initialises a static once, whichever thread comes first.
    private static let installed: Void = cgsl_install_recording_handler()

    /// Runs one or more GSL calls and turns what they complained of into a thrown error.
    ///
    /// GSL's own handler aborts the process. The handler installed here only notes the complaint for the calling
    /// thread, so this body must not suspend or change threads; a synchronous closure can't.
    static func check<Result: ~Copyable>(
        _ routine: String, _ body: () -> Result
    ) throws(NumericalError) -> Result {
        _ = installed
        _ = cgsl_take_complaint()
        let result = body()
        var complaint = cgsl_take_complaint()
        guard complaint.code == 0 else {
            let reason = withUnsafeBytes(of: &complaint.reason) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            throw .library(routine: routine, code: complaint.code, reason: reason)
        }
        return result
    }

    /// Runs GSL calls whose arguments were validated and whose only complaint can be that a result is too small to
    /// represent, in which case GSL's answer is 0 and 0 is right.
    static func withoutComplaint(_ body: () -> Double) -> Double {
        _ = installed
        return body()
    }
}
