import Testing

@testable import MitoshiReporting

/// Texts and values as Excel has them; its documentation, and arithmetic by hand.
@Suite("A formula")
struct FormulaTests {
    /// Numbers 1.5, 3, 3, 8 in B2 to B5, a text in B6, nothing below.
    private struct Cells: FormulaCells {
        func value(of cell: SheetCell) throws(Formula.Failure) -> Formula.Value {
            let values: [Formula.Value] = [.number(1.5), .number(3), .number(3), .number(8), .text("abc")]
            let row = cell.place.row - 1
            return values.indices.contains(row) ? values[row] : .blank
        }
    }

    private static let sheets: (own: SheetName, other: SheetName) = {
        var names = SheetNames()
        return (names.name(like: "own", fallback: "1"), names.name(like: "two words", fallback: "2"))
    }()

    private static func cell(_ row: Int, on sheet: SheetName = sheets.other) -> Formula {
        .cell(SheetCell(sheet: sheet, place: CellPlace(row - 1, 1)))
    }

    private static let column = SheetColumn(first: SheetCell(sheet: sheets.other, place: CellPlace(1, 1)), count: 4)

    private static func result(_ formula: Formula) -> Result<Formula.Value, Formula.Failure> {
        Result { () throws(Formula.Failure) in try formula.value(in: Cells()) }
    }

    private static func expect(
        _ formula: Formula, _ text: String, _ result: Formula.Value, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(formula.text(home: sheets.own) == text, sourceLocation: sourceLocation)
        #expect(self.result(formula) == .success(result), sourceLocation: sourceLocation)
    }

    @Test("has brackets where the order of operations needs them, and those that are asked for")
    func brackets() {
        let (one, two, three): (Formula, Formula, Formula) = (1, 2, 3)
        Self.expect(one + two * three, "1+2*3", .number(7))
        Self.expect((one + two) * three, "(1+2)*3", .number(9))
        Self.expect(one - (two - three), "1-(2-3)", .number(2))
        Self.expect(one - two - three, "1-2-3", .number(-4))
        Self.expect(three / (two * two), "3/(2*2)", .number(0.75))
        Self.expect(-(one + two), "-(1+2)", .number(-3))
        Self.expect(one - .number(-2), "1-(-2)", .number(3))
        Self.expect(.bracketed(one) < two, "(1)<2", .truth(true))
    }

    @Test("writes numbers and texts so that they can be read in one way only")
    func literals() {
        Self.expect(.number(1e300), "1E+300", .number(1e300))
        Self.expect(.number(-0.5), "(-0.5)", .number(-0.5))
        Self.expect(.number(0.000_001), "0.000001", .number(1e-6))
        Self.expect("say \"so\"", "\"say \"\"so\"\"\"", .text("say \"so\""))
        #expect(Formula.number(.infinity).text(home: Self.sheets.own) == "#NUM!")
        #expect(Self.result(.number(.infinity)) == .failure(.number))
    }

    @Test("names the sheet of a cell unless it stands there itself")
    func cells() {
        Self.expect(Self.cell(2), "'two words'!B2", .number(1.5))
        Self.expect(Self.cell(2, on: Self.sheets.own), "B2", .number(1.5))
    }

    @Test("takes only the branch that is asked for, and fails with what it needs")
    func branches() {
        let failing = Formula.number(1) / 0
        #expect(Self.result(failing) == .failure(.division))
        Self.expect(.if(1 < 2, then: 5, else: failing), "IF(1<2,5,1/0)", .number(5))
        #expect(Self.result(.if(failing, then: 1, else: 2)) == .failure(.division))
        #expect(Self.result(.if("x", then: 1, else: 2)) == .failure(.value))
        Self.expect(.ifError(failing, else: 0), "IFERROR(1/0,0)", .number(0))
        // AND and OR look at everything.
        #expect(Self.result(.or([1 < 2, failing > 0])) == .failure(.division))
        Self.expect(.and([1 < 2, 2 < 1]), "AND(1<2,2<1)", .truth(false))
        Self.expect(.or([1 < 2, 2 < 1]), "OR(1<2,2<1)", .truth(true))
    }

    @Test("rounds halves away from 0 and whole numbers down")
    func rounding() {
        Self.expect(.round(2.5, decimals: 0), "ROUND(2.5,0)", .number(3))
        Self.expect(.round(.number(-2.5), decimals: 0), "ROUND((-2.5),0)", .number(-3))
        // 0.285 is stored as 0.28499…, but shown and rounded as 0.285.
        Self.expect(.round(0.285, decimals: 2), "ROUND(0.285,2)", .number(0.29))
        Self.expect(.int(.number(-1.2)), "INT((-1.2))", .number(-2))
        Self.expect(-.int(-Formula.number(1.2)), "-INT(-1.2)", .number(2))
    }

    @Test("finds the last of those not above or the first that is equal, and nothing below the first")
    func columns() {
        let range = "'two words'!$B$2:$B$5"
        Self.expect(.match(3, Self.column), "MATCH(3,\(range),1)", .number(3))
        Self.expect(.match(2.9, Self.column), "MATCH(2.9,\(range),1)", .number(1))
        Self.expect(.match(99, Self.column), "MATCH(99,\(range),1)", .number(4))
        #expect(Self.result(.match(1.4, Self.column)) == .failure(.notAvailable))
        Self.expect(.find(3, Self.column), "MATCH(3,\(range),0)", .number(2))
        #expect(Self.result(.find(2.9, Self.column)) == .failure(.notAvailable))
        Self.expect(
            ((Formula.number(2) + 1) & "%") == "3%", "2+1&\"%\"=\"3%\"", .truth(true))
        Self.expect(.index(Self.column, 4), "INDEX(\(range),4)", .number(8))
        #expect(Self.result(.index(Self.column, 5)) == .failure(.reference))
        #expect(Self.result(.index(Self.column, 0)) == .failure(.reference))
    }

    @Test("compares numbers in 15 digits, and numbers before texts")
    func comparing() {
        // 3 × 0.1 is a little more than 0.3 as numbers are stored.
        Self.expect(Formula.number(0.3) >= 3 * .number(0.1), "0.3>=3*0.1", .truth(true))
        Self.expect(Formula.number(0.3) < .number(0.300_000_001), "0.3<0.300000001", .truth(true))
        Self.expect(Formula.number(9) < "1", "9<\"1\"", .truth(true))
        Self.expect(Formula.text("ABC") == Self.cell(6), "\"ABC\"='two words'!B6", .truth(true))
        Self.expect(Formula.text("abd") > Self.cell(6), "\"abd\">'two words'!B6", .truth(true))
        Self.expect(1 != Self.cell(6), "1<>'two words'!B6", .truth(true))
    }

    @Test("takes an empty cell for 0 or an empty text, and a text for no number")
    func blanks() {
        let (text, blank) = (Self.cell(6), Self.cell(7))
        Self.expect(blank == "", "'two words'!B7=\"\"", .truth(true))
        Self.expect(blank == 0, "'two words'!B7=0", .truth(true))
        Self.expect(blank + 1, "'two words'!B7+1", .number(1))
        Self.expect(.isNumber(blank), "ISNUMBER('two words'!B7)", .truth(false))
        Self.expect(.isNumber(text), "ISNUMBER('two words'!B6)", .truth(false))
        Self.expect(.isNumber(Self.cell(2)), "ISNUMBER('two words'!B2)", .truth(true))
        #expect(Self.result(text + 1) == .failure(.value))
        // Cells without a number go for nothing; a text that is worked out doesn't.
        Self.expect(.min([4, text, blank]), "MIN(4,'two words'!B6,'two words'!B7)", .number(4))
        Self.expect(.max([.number(-4), text]), "MAX((-4),'two words'!B6)", .number(-4))
        #expect(Self.result(.min([4, "x"])) == .failure(.value))
    }
}
