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
