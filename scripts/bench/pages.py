"""The pages that a run leaves behind: a table in Markdown and a reliability diagram."""
HEAD = """# Benchmark

Made by `make bench` on {date}: {machine}. Peers: {versions}. Every method saw the same values in the same run; the
medians of Mitoshi are its point forecasts. OWA, MSIS as in the M4 competition (lower is better, OWA 1 is “no change”);
*in 95 %* and *in 80 %* say how often the value lay inside the interval; Brier and log score are those of “the value two
years on is at least 1.00, 1.05, 1.20 times the last one”, the calibration error that of the same statements. The base
rate answers with the share that was reached, known only afterwards. Bold: the best of a column, and of the shares inside
the nearest to their name. *Failed* counts the series without a forecast, for which the last value with a spread from its
changes stands in. Definitions in [proof.md](proof.md).
"""
COLUMNS = [("owa", "OWA", 3), ("msis", "MSIS", 1), ("in95", "in 95 %", 1), ("in80", "in 80 %", 1), ("brier", "Brier", 3),
           ("log", "log score", 3), ("calibration", "calibration error", 3)]
NOMINAL = {"in95": 0.95, "in80": 0.80}


def cell(key, value, decimals):
    if value is None:
        return ""
    return f"{100 * value:.{decimals}f}" if key in NOMINAL else f"{value:.{decimals}f}"


def best(key, values):
    known = [v for v in values if v is not None]
    return min(known, key=lambda v: abs(v - NOMINAL.get(key, 0)), default=None)


def accuracy(results, base, left_out):
    """results: {(set, last): {method: summary}}; left_out: {(set, last): [what and why]} -> lines"""
    lines = []
    for (name, last), rows in results.items():
        shown = f"last {last} values" if last else "whole histories"
        count = max(row["series"] for row in rows.values())
        lines += ["", f"## {name}, {shown} ({count} series)", "",
                  "| method | " + " | ".join(title for _, title, _ in COLUMNS) + " | failed |",
                  "| --- |" + " ---: |" * (len(COLUMNS) + 1)]
        winners = {key: cell(key, best(key, [row.get(key) for row in rows.values()]), digits)
                   for key, _, digits in COLUMNS}
        for method, row in [*rows.items(), ("base rate (in hindsight)", base[(name, last)])]:
            texts = [cell(key, row.get(key), digits) for key, _, digits in COLUMNS]
            if method in rows:
                texts = [f"**{t}**" if t and t == winners[key] else t for t, (key, _, _) in zip(texts, COLUMNS)]
            lines.append(f"| {method} | " + " | ".join(texts) + f" | {row.get('failed', '')} |")
        if left_out[(name, last)]:
            lines += ["", "Left out: " + ", ".join(left_out[(name, last)]) + "."]
    return lines


def speed(rows, count):
    lines = ["", "## Speed", "", f"Processor time on one core, histories of 10 values, 4 steps. Mitoshi: the whole process on {count:,} series, "
             "reading, 27 quantiles and writing included; peers: the forecasts alone, after a warm-up, with two intervals.",
             "", "| method | ms a series | series a second |", "| --- | ---: | ---: |"]
    return lines + [f"| {method} | {ms:.3f} | {1000 / ms:,.0f} |" for method, ms in rows.items()]


COLOURS = ["#0b6e4f", "#d1495b", "#30638e"]


def reliability(curves, title):
    """curves: {method: [(bin, count, stated, came)]} -> SVG, stated across, came true upwards."""
    left, top, size = 60, 46, 340

    def x(p):
        return left + size * p

    def y(p):
        return top + size * (1 - p)

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 450" font-family="sans-serif" font-size="13">',
             '<rect width="640" height="450" fill="white"/>', f'<text x="{left}" y="26" font-size="15">{title}</text>']
    for k in range(0, 11, 2):
        p = k / 10
        parts += [f'<line x1="{x(p)}" y1="{y(0)}" x2="{x(p)}" y2="{y(1)}" stroke="#ddd"/>',
                  f'<line x1="{x(0)}" y1="{y(p)}" x2="{x(1)}" y2="{y(p)}" stroke="#ddd"/>',
                  f'<text x="{x(p)}" y="{y(0) + 18}" text-anchor="middle">{10 * k} %</text>',
                  f'<text x="{x(0) - 8}" y="{y(p) + 4}" text-anchor="end">{10 * k} %</text>']
    parts += [f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="#888" stroke-dasharray="5 4"/>',
              f'<text x="{x(0.5)}" y="{y(0) + 40}" text-anchor="middle">probability said</text>',
              f'<text transform="translate(16 {y(0.5)}) rotate(-90)" text-anchor="middle">came true</text>']
    for row, (colour, (method, bins)) in enumerate(zip(COLOURS, curves.items())):
        total = sum(count for _, count, _, _ in bins)
        points = " ".join(f"{x(stated):.1f},{y(came):.1f}" for _, _, stated, came in bins)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x(stated):.1f}" cy="{y(came):.1f}" r="{2 + 10 * (count / total) ** 0.5:.1f}" fill="{colour}" '
                  f'fill-opacity="0.55"><title>{method}: said {stated:.3f}, came true {came:.3f}, {count} times</title></circle>'
                  for _, count, stated, came in bins]
        parts += [f'<circle cx="{left + size + 30}" cy="{top + 20 + 26 * row}" r="6" fill="{colour}"/>',
                  f'<text x="{left + size + 44}" y="{top + 24 + 26 * row}">{method}</text>']
    parts += [f'<text x="{left + size + 24}" y="{top + 120}" font-size="11" fill="#555">{line}</text>'.replace(
        f'y="{top + 120}"', f'y="{top + 120 + 15 * k}"') for k, line in enumerate(
        ["On the dashed line what was said", "is what happened. The larger the", "dot, the oftener it was said."])]
    return "\n".join(parts + ["</svg>"]) + "\n"
