"""Charts and texts of the notebooks: Altair drawn to PNG, with a text that says the same.

Bands, dashes and shapes tell things apart as well as colours do, so that a page printed in black and white can be read.
"""

from __future__ import annotations

import base64
import io
import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import altair as alt
import pandas as pd
import vl_convert
from IPython.display import display
from PIL import Image

FONT = "Noto Sans CJK JP"
INK, ACCENT, WARM, GREY = "#1b1b1b", "#1f4e79", "#a33b20", "#7a7a7a"
BANDS = {95: "#dbe6f1", 80: "#b3cbe3", 50: "#7fa6cd"}
"""One colour for each prediction interval, in per cent, lightest outside."""

ERA = (
    "datum.value >= 2020 ? ['令和' + (datum.value - 2018), datum.value] : datum.value == 2019 ? ['令和元', 2019] : "
    "datum.value > 1989 ? ['平成' + (datum.value - 1988), datum.value] : ['', datum.value]"
)
"""Labels of fiscal years: the era's above the western one."""

FONTS = Path("/usr/share/fonts/opentype/noto")
if not FONTS.is_dir():
    raise RuntimeError(f"the charts are lettered in {FONT}, and there is no {FONTS}; install fonts-noto-cjk")
vl_convert.register_font_directory(str(FONTS))


def style(chart: alt.TopLevelMixin) -> alt.TopLevelMixin:
    """One font, quiet grid, no frame."""
    return (
        chart.configure(font=FONT, background="white")
        .configure_view(stroke=None)
        .configure_axis(
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            gridColor="#e6e6e6",
            domainColor=GREY,
            tickColor=GREY,
            labelColor=INK,
            titleColor=INK,
        )
        .configure_legend(labelFontSize=12, titleFontSize=12, labelLimit=320, symbolStrokeWidth=2)
        .configure_header(labelFontSize=13, titleFontSize=12, labelFontWeight="bold")
        .configure_title(fontSize=14, anchor="start", offset=10, subtitleFontSize=12)
    )


def show(chart: alt.TopLevelMixin, text: str, translation: str = "") -> None:
    """Shows a chart as a picture, and below it the text that says what is to be seen."""
    drawn = Image.open(io.BytesIO(vl_convert.vegalite_to_png(style(chart).to_dict(), scale=1.6))).convert("RGB")
    png = io.BytesIO()
    drawn.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(png, "PNG", optimize=True)
    both = "\n\n".join(part for part in (text, translation) if part)
    display(
        {"image/png": base64.b64encode(png.getvalue()).decode(), "text/plain": both},
        metadata={"image/png": {"alt": both}},
        raw=True,
    )
    say(f"**{'図' if re.search('[ぁ-ん]', text) else 'Figure.'}** {text}", translation)


def say(text: str, translation: str = "") -> None:
    """Shows a text with figures that were just computed; below it the same in the other language, as a quotation."""
    markdown = text + (f"\n\n> {translation}" if translation else "")
    display({"text/markdown": markdown, "text/plain": re.sub(r"[*`]", "", markdown)}, raw=True)


def tabulate(frame: pd.DataFrame) -> None:
    """Shows a table of texts and numbers as Markdown, which every viewer draws; numbers stand to the right."""

    def cell(value: object) -> str:
        return "" if value is None or value != value else str(value).replace("|", "\\|").replace("\n", "<br>")

    right = [pd.api.types.is_numeric_dtype(frame[column]) for column in frame]
    lines = [
        "| " + " | ".join(map(str, frame.columns)) + " |",
        "| " + " | ".join("---:" if r else "---" for r in right) + " |",
    ]
    lines += ["| " + " | ".join(map(cell, row)) + " |" for row in frame.itertuples(index=False)]
    display({"text/markdown": "\n".join(lines), "text/plain": frame.to_string(index=False)}, raw=True)


def short(text: str, length: int = 22) -> str:
    """A name cut to fit beside a chart."""
    return text if len(text) <= length else text[: length - 1] + "…"


def whole(number: float, sign: str = "") -> str:
    """A number rounded as the program rounds it, halves upwards; below 1,000 with one decimal where it isn't whole."""
    if abs(number) < 1000:
        return f"{number:{sign},.1f}".removesuffix(".0")
    return f"{math.floor(number + 0.5):{sign},}"


def percent(p: float) -> str:
    """A probability in tenths of a per cent, on its verdict's side of a limit; never 0 % or 100 % for what is open."""
    return "<1%" if 0 < p < 0.01 else ">99%" if 0.99 < p < 1 else f"{round(100 * p, 1):g}%"


def place(period: str) -> float:
    """Where a period stands on an axis of fiscal years, whose whole numbers are the years' ends (31 March)."""
    if match := re.fullmatch(r"FY(\d{4})", period):
        return float(match[1])
    year, month = int(period[:4]), int(period[5:7])
    return year - 1 + (month - 3) / 12


def fan_rows(forecast: pd.DataFrame, start: tuple[float, float] | None = None, x: str = "period") -> pd.DataFrame:
    """A forecast's quantiles with `x` as the column of years, begun at the last value where there is one."""
    years = forecast[x].map(place) if x == "period" else forecast[x]
    rows = forecast.assign(x=years)[["x", *[c for c in forecast if c.startswith("q")]]].astype(float)
    if start:
        first = pd.DataFrame([{c: start[0] if c == "x" else start[1] for c in rows}])
        rows = pd.concat([first, rows], ignore_index=True)
    return rows.rename(columns=lambda name: name.replace(".", "_"))


def fan(rows: pd.DataFrame, axis_x: alt.X, axis_y: alt.Y) -> list[alt.Chart]:
    """The bands of the 95, 80 and 50 % intervals and the median, from `fan_rows`."""

    def level(column: str) -> alt.Y:
        copy = axis_y.copy()
        copy.shorthand = f"{column}:Q"
        return copy

    base = alt.Chart(rows).encode(x=axis_x)
    ends = {95: ("q0_025", "q0_975"), 80: ("q0_1", "q0_9"), 50: ("q0_25", "q0_75")}
    layers = [
        base.mark_area(color=BANDS[size]).encode(y=level(low), y2=f"{high}:Q") for size, (low, high) in ends.items()
    ]
    return [*layers, base.mark_line(color=ACCENT, strokeWidth=2.2, strokeDash=[6, 3]).encode(y=level("q0_5"))]


def history(known: Mapping[float, float], axis_x: alt.X, axis_y: alt.Y) -> alt.Chart:
    """Known values, year by year, as dots on a line."""
    rows = pd.DataFrame({"x": list(known), "y": list(known.values())})
    return alt.Chart(rows).mark_line(color=INK, point=alt.OverlayMarkDef(color=INK, size=45)).encode(x=axis_x, y=axis_y)


def outlook(
    forecast: pd.DataFrame,
    known: Mapping[float, float],
    *,
    years: Sequence[int],
    values: tuple[float, float],
    unit: str,
    title: str = "",
    size: tuple[int, int] = (190, 210),
    plain: bool = False,
    x: str = "period",
    under: Sequence[alt.Chart] = (),
    over: Sequence[alt.Chart] = (),
) -> alt.LayerChart:
    """Known values and the bands of their forecast.

    years: labelled years, the first and the last are the ends of the axis; values: the ends of the other axis; plain:
    years are numbers without an era; x: the forecast's column of years; under, over: layers with the axes x and y.
    """
    axis_x = alt.X(
        "x:Q",
        title="year" if plain else "年度 (fiscal year)",
        axis=alt.Axis(values=list(years), grid=False, **({} if plain else {"labelExpr": ERA})),
        scale=alt.Scale(domain=[years[0] - 0.2, years[-1] + 0.2], nice=False),
    )
    axis_y = alt.Y(
        "y:Q", title=unit, axis=alt.Axis(format=",d"), scale=alt.Scale(domain=list(values), zero=False, clamp=True)
    )
    start = (max(known), known[max(known)])
    layers = [*fan(fan_rows(forecast, start, x), axis_x, axis_y), history(known, axis_x, axis_y)]
    return alt.layer(*under, *layers, *over).properties(width=size[0], height=size[1], title=title)
