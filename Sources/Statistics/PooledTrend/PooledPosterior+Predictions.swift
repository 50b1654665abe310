/// What the components would have said of each year from the years before it.
extension PooledPosterior {
    /// One-step predictions, one a year, in the series' unit: the mean over the components on each scale, then over the
    /// scales.
    func predictions(_ history: PooledHistory) -> [Double] {
        var predictions = [Double](repeating: 0, count: history.values.count)
        for scale in scales {
            let positions = history.values.indices.map { year in
                history.pattern.contains(year) ? scale.scale.position(of: history.values[year]) - scale.anchor : 0
            }
            var total = 0.0
            var sums = [Double](repeating: 0, count: positions.count)
            forEachGroup { _, group, members in
                guard group.scale == scale.name else { return }
                let weight = members.reduce(0) { $0 + weights[$1] }
                let trend =
                    members.reduce(0) { $0 + weights[$1] * self.trend(at: $1, of: group, on: scale).mean } / weight
                total += weight
                let errors = innovations(positions, group, scale, trend: trend)
                for year in sums.indices { sums[year] += weight * (positions[year] - errors[year]) }
            }
            guard total > 0 else { continue }
            for year in sums.indices {
                predictions[year] += total * scale.scale.value(at: scale.anchor + sums[year] / total)
            }
        }
        return predictions
    }

    /// The innovations of one dynamics at its posterior mean, given that of the start trend.
    private func innovations(
        _ positions: [Double], _ group: ComponentBank.Group, _ scale: ScaleRun, trend: Double
    ) -> [Double] {
        let place = group.dynamics
        let filter = tables.filters[place]
        let start = (scale.run.levels[place] - trend * tables.levelTrends[place]) / tables.levelSquares[place]
        var state = (level: 0.0, trend: 0.0)
        return positions.indices.map { year in
            let prediction = filter.carry * state.level + filter.damping * state.trend
            let innovation = positions[year] - prediction
            state = (
                prediction + filter.levelGains[year] * innovation,
                filter.damping * state.trend + filter.trendGains[year] * innovation
            )
            return innovation - filter.unitLevels[year] * start - filter.unitTrends[year] * trend
        }
    }
}
