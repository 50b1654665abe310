import Dispatch
import Synchronization

extension RandomAccessCollection where Index == Int, Self: Sendable {
    /// What `transform` makes of the elements and their places, in their order; several at once.
    ///
    /// - Parameter threads: How many at most; `nil` for as many as there are cores.
    package func concurrentMap<Result: Sendable>(
        threads: Int? = nil, _ transform: @Sendable (Int, Element) -> Result
    ) -> [Result] {
        let results = Mutex([Result?](repeating: nil, count: count))
        let next = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: Swift.min(count, Swift.max(1, threads ?? count))) { _ in
            while true {
                let place = next.withLock { place in
                    defer { place += 1 }
                    return place
                }
                guard place < count else { return }
                let result = transform(place, self[startIndex + place])
                results.withLock { $0[place] = result }
            }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}

/// A value that is worked out when it is first asked for, and then kept.
package final class OnDemand<Value: Sendable>: Sendable {
    private let make: @Sendable () -> Value
    private let made = Mutex<Value?>(nil)

    package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

    package var value: Value {
        made.withLock { made in
            if let made { return made }
            let value = make()
            made = value
            return value
        }
    }
}
