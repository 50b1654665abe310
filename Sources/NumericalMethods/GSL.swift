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

/// A Swift function while C calls it.
///
/// No error may unwind through C frames: it is kept here, the function isn't called again, and ``check(_:_:)`` throws it
/// once C has returned.
final class GSLCallback<Input, Output> {
    private let function: (Input) throws(NumericalError) -> Output
    private var failure: NumericalError?

    init(_ function: @escaping (Input) throws(NumericalError) -> Output) { self.function = function }

    /// What C hands back to the trampoline; valid while this object lives.
    var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static func at(_ context: UnsafeMutableRawPointer?) -> GSLCallback? {
        context.map { Unmanaged<GSLCallback>.fromOpaque($0).takeUnretainedValue() }
    }

    /// The function's result, or `nil` once it has thrown.
    func result(_ input: Input) -> Output? {
        guard failure == nil else { return nil }
        do throws(NumericalError) {
            return try function(input)
        } catch {
            failure = error
            return nil
        }
    }

    /// Runs GSL calls that call back. What the function threw comes before what GSL made of it.
    func check<Result>(_ routine: String, _ body: () -> Result) throws(NumericalError) -> Result {
        let outcome: Swift.Result<Result, NumericalError>
        do throws(NumericalError) {
            outcome = .success(try GSLErrors.check(routine, body))
        } catch {
            outcome = .failure(error)
        }
        if let failure { throw failure }
        return try outcome.get()
    }
}

/// Sole owner of a `gsl_vector`.
struct GSLVector: ~Copyable {
    let pointer: UnsafeMutablePointer<gsl_vector>

    init(count: Int) throws(NumericalError) {
        pointer = try allocated("gsl_vector") { gsl_vector_calloc(count) }
    }

    init(_ values: [Double]) throws(NumericalError) {
        try self.init(count: values.count)
        self.values = values
    }

    var values: [Double] {
        get { (0..<pointer.pointee.size).map { gsl_vector_get(pointer, $0) } }
        nonmutating set { for (index, value) in newValue.enumerated() { gsl_vector_set(pointer, index, value) } }
    }

    deinit { gsl_vector_free(pointer) }
}

/// Sole owner of a `gsl_matrix`.
struct GSLMatrix: ~Copyable {
    let pointer: UnsafeMutablePointer<gsl_matrix>

    init(rows: Int, columns: Int) throws(NumericalError) {
        pointer = try allocated("gsl_matrix") { gsl_matrix_calloc(rows, columns) }
    }

    subscript(row: Int, column: Int) -> Double {
        get { gsl_matrix_get(pointer, row, column) }
        nonmutating set { gsl_matrix_set(pointer, row, column, newValue) }
    }

    /// The elements, row by row.
    var rows: [[Double]] {
        (0..<pointer.pointee.size1).map { row in (0..<pointer.pointee.size2).map { self[row, $0] } }
    }

    deinit { gsl_matrix_free(pointer) }
}
