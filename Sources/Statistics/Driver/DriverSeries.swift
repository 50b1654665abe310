/// Dated values of something that another series follows, such as the rate of cards issued.
public struct DriverSeries: Hashable, Sendable {
    /// One dated value.
    public struct Value: Hashable, Sendable {
        /// The position on the time axis, in years; a year's end lies at the year's own number.
        public let time: Double
        /// In the driver's unit; ``DriverSeries`` asks it to be above 0 and below ``DriverSeries/upper``.
        public let value: Double

        /// Checks nothing; ``DriverSeries/init(values:upper:)`` does.
        public init(time: Double, value: Double) {
            self.time = time
            self.value = value
        }
    }

    /// In order of time.
    public let values: [Value]
    /// The greatest possible value; +∞ where there is none.
    public let upper: Double

    /// - Parameter upper: 100 for a rate in per cent, whose working scale is the logit; +∞ for any other positive
    ///   quantity, whose working scale is the logarithm.
    /// - Throws: ``StatisticsError/driver(_:)`` for fewer than two values or two at one moment, or for a value outside
    ///   0 … `upper`.
    public init(values: [Value], upper: Double = .infinity) throws(StatisticsError) {
        let ordered = values.sorted { $0.time < $1.time }
        for value in ordered where !value.time.isFinite || !(value.value > 0 && value.value < upper) {
            throw .driver(.unsuitableValue(value.value, upper: upper))
        }
        for (earlier, later) in zip(ordered, ordered.dropFirst()) where earlier.time == later.time {
            throw .driver(.duplicate(time: earlier.time))
        }
        self.values = ordered
        self.upper = upper
    }

    /// The scale on which the driver is taken to move evenly.
    var workingScale: WorkingScale { upper.isFinite ? .logit(ceiling: upper) : .logarithm }

    /// The position on ``workingScale`` at `time`, between dated values on the line through them; `nil` outside the time
    /// they span.
    func position(at time: Double) -> Double? {
        guard let after = values.firstIndex(where: { $0.time >= time }) else { return nil }
        let later = values[after]
        let end = workingScale.transform(later.value)
        guard after > 0 else { return later.time == time ? end : nil }
        let earlier = values[after - 1]
        let start = workingScale.transform(earlier.value)
        return start + (end - start) * (time - earlier.time) / (later.time - earlier.time)
    }
}
