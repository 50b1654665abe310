/// A folder of targets that came due, put together from what a test cares about.
struct TargetFolder {
    /// An indicator with two values, 100 in 2017 and 100 in 2018, and its targets for 2019.
    struct Indicator {
        let id: String
        let ministry: String
        let group: String
        let level: Int
        /// One for each target.
        let isMet: [Bool]
    }

    /// Two ministries; made by the office itself 3 of 4 and 1 of 2 were met, moved by others 0 of 2 and 1 of 2, where every
    /// indicator counts once.
    static let twoMinistries = TargetFolder(indicators: [
        Indicator(id: "a1", ministry: "乙省", group: "own", level: 130, isMet: [true, true]),
        Indicator(id: "a2", ministry: "乙省", group: "own", level: 130, isMet: [true]),
        Indicator(id: "a3", ministry: "乙省", group: "own", level: 130, isMet: [true]),
        Indicator(id: "a4", ministry: "乙省", group: "own", level: 130, isMet: [false]),
        Indicator(id: "a5", ministry: "乙省", group: "response", level: 130, isMet: [false]),
        Indicator(id: "a6", ministry: "乙省", group: "response", level: 130, isMet: [false]),
        Indicator(id: "b1", ministry: "甲省", group: "own", level: 130, isMet: [true]),
        Indicator(id: "b2", ministry: "甲省", group: "own", level: 130, isMet: [false]),
        Indicator(id: "b3", ministry: "甲省", group: "response", level: 130, isMet: [true]),
        Indicator(id: "b4", ministry: "甲省", group: "response", level: 130, isMet: [false]),
    ])

    var indicators: [Indicator]

    func files(name: String = "tiny") -> [String: String] {
        var targets =
            "series_id,case,asof,target_seen,base_period,target_period,horizon,n,target,base,better,met,jump\n"
        var series = "series_id,period,value,first_seen\n"
        var described = "series_id,ministry,bureau,kind,group,unit\n"
        for indicator in indicators {
            described += "\(indicator.id),\(indicator.ministry),課,stock,\(indicator.group),トン\n"
            for year in 2017...2018 { series += "\(indicator.id),\(year),100,\(year + 1)\n" }
            for isMet in indicator.isMet {
                targets += "\(indicator.id),A,2019,2020,2018,2019,1,2,\(indicator.level),100,1,\(isMet ? 1 : 0),0\n"
            }
        }
        return [
            "\(name)_targets.csv": targets, "\(name)_series.csv": series, "\(name)_indicators.csv": described,
            "attainment_cells.csv": Self.cells,
        ]
    }

    func write(to folder: TemporaryFolder, name: String = "tiny") throws {
        for (name, text) in files(name: name) { try folder.write(text, to: name) }
    }

    private static let cells = """
        kind,group,required,targets,met,indicators,publishers,weight,met_weight,rate,se_logit,low80,high80
        change,own,,1119,512,577,148,513.9,243.1,0.473,0.14,0.32,0.64
        keep,own,,614,553,317,92,265.6,236.3,0.889,0.19,0.8,0.94

        """
}
