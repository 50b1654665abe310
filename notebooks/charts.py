"""Charts of a plan's assessment, in Japanese, for isehara.ipynb."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

import mitoshi
from pictures import ACCENT, BANDS, ERA, GREY, INK, WARM, fan, fan_rows, outlook, percent, place
from planner import SIGNS, chance_table, dated_targets, dated_values


def chances(indicators: Sequence[Mapping[str, Any]]) -> alt.LayerChart:
    """The chance of each indicator's last target; a line where it varies from plan to plan."""
    table = chance_table(indicators)
    row = alt.Y(
        "name:N", sort=list(table.name), title=None, axis=alt.Axis(labelLimit=400, domain=False, ticks=False, grid=True)
    )
    chance = alt.X(
        "p:Q",
        title="令和4年度（2022年度）目標の達成確率",
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format="%", values=[0, 0.2, 0.5, 0.8, 1]),
    )
    words = pd.DataFrame(
        {"p": [0.1, 0.35, 0.65, 0.9], "word": ["達成困難", "達成に懸念", "やや達成寄り", "達成見込み"]}
    )
    key = alt.Legend(orient="bottom", title=None, columns=1)
    lines = alt.Chart(table).mark_rule(color=GREY, strokeWidth=2).encode(x="low:Q", x2="high:Q", y=row)
    limits = alt.Chart(pd.DataFrame({"p": [0.2, 0.5, 0.8]})).mark_rule(color=GREY, strokeDash=[3, 3]).encode(x="p:Q")
    dots = (
        alt.Chart(table)
        .mark_point(size=110, filled=True, opacity=1)
        .encode(
            x=chance,
            y=row,
            shape=alt.Shape("ground:N", legend=key),
            color=alt.Color("ground:N", legend=key, scale=alt.Scale(range=[ACCENT, WARM, INK])),
        )
    )
    labels = alt.Chart(words).mark_text(fontSize=12, dy=-8).encode(x="p:Q", y=alt.value(0), text="word:N")
    return (lines + limits + dots + labels).properties(width=430, height=300)


def stock_history(package: str, item: Mapping[str, Any]) -> alt.HConcatChart:
    """An indicator's dated values, bounds, targets and forecast: the whole time, and the forecast enlarged."""
    own, goals = dated_values(package, item["indicator_id"]), dated_targets(item)
    forecast = mitoshi.forecasts(package).query("indicator_id == @item['indicator_id']")
    signs, shapes = list(SIGNS.values()), ["circle", "square", "triangle-up", "diamond"]
    last, line = own.iloc[-1], own[own.more_than == ""]

    def panel(first: float, values: list[float], ticks: list[int], width: int, whole_time: bool) -> alt.LayerChart:
        year = alt.X(
            "x:Q",
            title="年度（目盛りは年度末）",
            scale=alt.Scale(domain=[first, 2022.7], nice=False),
            axis=alt.Axis(values=ticks, labelExpr=ERA, grid=False),
        )
        level = alt.Y(
            "y:Q",
            title=f"{item['indicator']}（{item['unit']}）",
            axis=alt.Axis(format=",d"),
            scale=alt.Scale(domain=values, zero=False),
        )
        key = alt.Legend(title=None, orient="top-left") if whole_time else None
        marks = (
            alt.Chart(pd.concat([own, goals]).query("x >= @first"))
            .mark_point(size=90, filled=True, opacity=1)
            .encode(
                x=year,
                y=level,
                shape=alt.Shape("sign:N", scale=alt.Scale(domain=signs, range=shapes), legend=key),
                color=alt.Color("sign:N", scale=alt.Scale(domain=signs, range=[INK, GREY, GREY, WARM]), legend=key),
            )
        )
        past = alt.Chart(line.query("x >= @first")).mark_line(color=INK, strokeWidth=1).encode(x=year, y=level)
        plan = (
            alt.Chart(pd.concat([own.tail(1), goals])).mark_line(color=WARM, strokeDash=[2, 2]).encode(x=year, y=level)
        )
        layers = [*fan(fan_rows(forecast, (last.x, last.y)), year, level), past, plan, marks]
        if not whole_time:
            layers.append(
                alt.Chart(goals)
                .mark_text(align="right", dx=-10, dy=-12, fontSize=12, color=WARM)
                .encode(x=year, y=level, text="text:N")
            )
        return alt.layer(*layers).properties(width=width, height=300)

    high = float(forecast["q0.975"].max()) * 1.05
    return alt.hconcat(
        panel(own.x.min() - 0.3, [0, high], [2007, 2010, 2013, 2016, 2019, 2022], 370, True),
        panel(last.x - 0.6, [float(forecast["q0.025"].min()) * 0.95, high], [2020, 2021, 2022], 300, False),
    ).resolve_scale(color="independent", shape="independent")


def number_met(met: Mapping[str, Any]) -> alt.LayerChart:
    """The distribution of the number of targets met (bars), beside what it were without anything shared (circles)."""
    rows = pd.DataFrame({"k": range(len(met["chances"])), "p": met["chances"], "apart": met["independent_chances"]})
    count = alt.X("k:O", title=f"令和4年度に達成される目標の数（{met['targets']}件中）", axis=alt.Axis(labelAngle=0))
    bars = (
        alt.Chart(rows)
        .mark_bar(color=ACCENT, opacity=0.75)
        .encode(x=count, y=alt.Y("p:Q", title="確率", axis=alt.Axis(format="%")))
    )
    dots = (
        alt.Chart(rows)
        .mark_line(
            color=WARM, strokeDash=[4, 2], point=alt.OverlayMarkDef(filled=False, fill="white", color=WARM, size=60)
        )
        .encode(x=count, y="apart:Q")
    )
    return (bars + dots).properties(width=520, height=260)


def supposed_values(sweep: pd.DataFrame, before: float, target: float) -> alt.LayerChart:
    """The chance by the supposed value, with the model that answered; the line is the answer without it."""
    x = alt.X(
        "x:Q",
        title="令和3年度（2021年度）の実績を仮定（%）",
        scale=alt.Scale(domain=[3, 14]),
        axis=alt.Axis(tickCount=12),
    )
    y = alt.Y(
        "p:Q", title=f"令和4年度目標{target}%の達成確率", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%")
    )
    key = alt.Legend(title="採用されたモデル", orient="bottom-right")
    dots = (
        alt.Chart(sweep)
        .mark_point(filled=True, size=70, opacity=1)
        .encode(
            x=x,
            y=y,
            shape=alt.Shape("model:N", legend=key),
            color=alt.Color("model:N", legend=key, scale=alt.Scale(range=[INK, ACCENT])),
        )
    )
    now = alt.Chart(pd.DataFrame({"p": [before], "text": [f"今：値が1つだけ {percent(before)}"]}))
    flat = now.mark_rule(color=WARM, strokeDash=[5, 3]).encode(y="p:Q") + now.mark_text(
        color=WARM, align="left", dy=-9, fontSize=12
    ).encode(x=alt.value(8), y="p:Q", text="text:N")
    return (alt.Chart(sweep).mark_line(color=GREY, strokeWidth=1).encode(x=x, y=y) + dots + flat).properties(
        width=540, height=280
    )


def index_bars(table: pd.DataFrame, target: float) -> alt.LayerChart:
    """The indices of `index_table` as bars, with the word that the published practice attaches."""
    row = alt.Y("name:N", sort=list(table.name), title=None, axis=alt.Axis(labelLimit=280, domain=False, ticks=False))
    size = alt.X(
        "percent:Q", title=f"令和4年度目標{target}%に対して（%、100が「ちょうど」）", scale=alt.Scale(domain=[0, 200])
    )
    mark = alt.Chart(pd.DataFrame({"x": [100]})).mark_rule(strokeDash=[4, 3], color=INK).encode(x="x:Q")
    bars = (
        alt.Chart(table)
        .mark_bar(height=15)
        .encode(
            x=size,
            y=row,
            color=alt.condition("datum.measure == 'probability'", alt.value(ACCENT), alt.value("#b9b9b9")),
        )
    )
    notes = (
        alt.Chart(table.assign(text=[f"{v:.0f}%　{w}" for v, w in zip(table.percent, table.word)]))
        .mark_text(align="left", dx=5, fontSize=12)
        .encode(x="percent:Q", y=row, text="text:N")
    )
    return (bars + mark + notes).properties(width=400, height=220)


def prolonged(known: Mapping[int, float], plan: Mapping[int, float], forecast: pd.DataFrame) -> alt.LayerChart:
    """Two values prolonged by rate and by a straight line, beside the plan and the forecast, to the plan's last year."""
    (first, base), (second, now) = known.items()
    ways = {
        "率で延長": {**known, second + 1: now * now / base},
        "直線で延長": {**known, second + 1: 2 * now - base},
        "計画": {first: base, **plan},
    }
    rows = pd.DataFrame([{"x": x, "y": y, "way": n} for n, points in ways.items() for x, y in points.items()])
    year = alt.X(
        "x:Q",
        title="年度",
        scale=alt.Scale(domain=[first - 0.2, second + 2.1], nice=False),
        axis=alt.Axis(values=[first, second, second + 1], labelExpr=ERA, grid=False),
    )
    share = alt.Y("y:Q", title="コンビニ交付の割合（%）", scale=alt.Scale(domain=[0, 32]))
    key = alt.Legend(title=None, orient="top-left")
    lines = (
        alt.Chart(rows)
        .mark_line(strokeWidth=2)
        .encode(
            x=year,
            y=share,
            color=alt.Color("way:N", legend=key, scale=alt.Scale(domain=list(ways), range=[INK, GREY, WARM])),
            strokeDash=alt.StrokeDash(
                "way:N", legend=key, scale=alt.Scale(domain=list(ways), range=[[1, 0], [8, 3], [2, 2]])
            ),
        )
    )
    ends = rows[rows.x == second + 1]
    tips = (
        alt.Chart(ends.assign(text=[f"{n} {v:.1f}%" for n, v in zip(ends.way, ends.y)]))
        .mark_text(align="left", dx=8, fontSize=12)
        .encode(x=year, y=share, text="text:N")
    )
    return alt.layer(*fan(fan_rows(forecast, (second, now)), year, share), lines, tips).properties(
        width=460, height=300
    )


def side_by_side(
    forecasts: Mapping[str, pd.DataFrame], known: Mapping[float, float], targets: Sequence[Mapping[str, Any]], unit: str
) -> alt.HConcatChart:
    """The same values with two forecasts; diamonds are targets."""
    goals = pd.DataFrame([{"x": place(t["period"]), "y": t["target"]} for t in targets])
    marks = (
        alt.Chart(goals)
        .mark_point(shape="diamond", filled=True, size=110, color=WARM, opacity=1)
        .encode(x="x:Q", y="y:Q")
    )
    top = max(f["q0.975"].max() for f in forecasts.values())
    return alt.hconcat(
        *[
            outlook(
                rows,
                known,
                years=[2019, 2020, 2021, 2022],
                values=(0, top),
                unit=unit,
                title=title,
                size=(270, 260),
                over=[marks],
            )
            for title, rows in forecasts.items()
        ]
    )
