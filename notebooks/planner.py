"""Tables of a plan's assessment, in Japanese, for isehara.ipynb."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

import mitoshi
from pictures import percent, place, short, whole

KINDS = {
    "flow": "年間実績",
    "small-count": "年間の件数（少数）",
    "stock": "年度末現在",
    "cumulative-stock": "累計",
    "share": "割合",
    "milestone": "段階目標",
    "decision-driven": "市の判断で決まる",
}
MODELS = {"driver-regression": "説明系列への回帰", "pooled-trend": "プール型トレンド"}
SORTS = {
    "own-change": "自ら行うものを増減させる",
    "others-small-change": "人々の動きで決まる数を1割以内で増減させる",
    "others-large-change": "人々の動きで決まる数を1割を超えて増減させる",
    "share-small-change": "割合を1割以内で増減させる",
    "share-large-change": "割合を1割を超えて増減させる",
    "own-keep": "自ら行うものの水準を保つ",
    "others-keep": "人々の動きで決まる数の水準を保つ",
    "share-keep": "割合の水準を保つ",
    "own-return": "自ら行うものを元の水準へ戻す",
    "others-return": "人々の動きで決まる数を元の水準へ戻す",
}
SIGNS = {"value": "実績値", "derived": "差引で求めた値", "bound": "これを超える（範囲のみ）", "target": "目標値"}
GROUNDS = {"comparable-targets": "類似目標", "stages": "段階の進み方", "forecast": "推移と類似目標"}
INDICES = {
    "level-ratio": ("達成率", "目標値の何割の高さか（出発点は見ない）"),
    "change-ratio": ("進捗率", "出発点から目標までの道のりの何割か"),
    "elapsed-time-ratio": ("経過期間に対する進捗率", "過ぎた時間に見合うか"),
    "growth-ratio": ("年平均伸び率の比", "必要な伸び率に見合うか（率で延長）"),
    "progress-chart": ("伸び率を延長した到達度", "率で延ばした先は目標に届くか"),
    "anticipated-gap": ("目標年度に残る差（小さいほどよい）", "直線で延ばした先に残る差"),
    "probability": ("目標達成確率", "幅も考えて届くのは何回に何回か"),
}
GRADES = {
    "level-ratio": "Four grades for yearly targets",
    "elapsed-time-ratio": "Three grades against elapsed time",
    "change-ratio": "Three colours of OKR",
}


def package_table(package: str) -> pd.DataFrame:
    """What a package holds, one row an indicator."""
    indicators, measurements, targets = (mitoshi.read(package, n) for n in ("indicators", "measurements", "targets"))
    known = measurements[(measurements.value != "") | (measurements.stage != "")]
    count, latest = known.groupby("indicator_id").size(), known.groupby("indicator_id").last()
    goals = targets.assign(text=targets.value + targets.stage).pivot(
        index="indicator_id", columns="fiscal_year", values="text"
    )
    identifier = indicators.indicator_id
    return pd.DataFrame(
        {
            "番号": identifier,
            "事業指標": indicators.indicator,
            "種類": indicators.kind.map(KINDS),
            "単位": indicators.unit,
            "実績値の数": identifier.map(count),
            "現状値": identifier.map(latest.value + latest.stage),
            **{f"令和{int(year[2:]) - 2018}年度目標": identifier.map(goals[year]) for year in goals},
        }
    )


def verdict(target: Mapping[str, Any]) -> str:
    """The verdict's word, with the probability where the result isn't known."""
    open_ = target["p_meet"] is not None and target["verdict"] not in ("met", "missed")
    return target["verdict_text"]["ja"] + (f" {percent(target['p_meet'])}" if open_ else "")


def verdict_table(indicators: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The verdicts, one row an indicator."""

    def pace(item: Mapping[str, Any]) -> str:
        required = item["pace"] and item["pace"]["required_per_year"]
        unit = "ポイント" if item["unit"] == "%" else item["unit"]
        return "－" if required is None else "維持" if required == 0 else whole(required, "+") + unit

    return pd.DataFrame(
        [
            {
                "番号": item["indicator_id"],
                "事業指標": item["indicator"],
                **{f"令和{place(t['period']) - 2018:.0f}年度": verdict(t) for t in item["targets"]},
                "必要ペース（年）": pace(item),
                "根拠": item["evidence"]["grade"],
                "よりどころ": GROUNDS.get(item["outlook"]["kind"], "－"),
            }
            for item in indicators
        ]
    )


def eight_in_ten(chances: Sequence[float]) -> str:
    """The counts between the 10th and the 90th percentile."""
    total = pd.Series(chances).cumsum()
    return f"{(total < 0.1).sum()}～{(total < 0.9).sum()}"


def index_table(item: Mapping[str, Any], year: int) -> pd.DataFrame:
    """The attainment indices of one target year in per cent: measure, name, percent, word, question."""
    own = [i for i in item["indices"] if place(i["period"]) == year and i["value"] is not None]
    graded = {i["scale"]["en"]: i["rating"]["ja"] for i in own if i["scale"] and i["rating"]}
    ratios = ("growth-ratio", "progress-chart", "probability")
    return pd.DataFrame(
        [
            {
                "measure": i["measure"],
                "name": INDICES[i["measure"]][0],
                "percent": i["value"] * (100 if i["measure"] in ratios else 1),
                "word": i["rating"]["ja"] if i["rating"] else graded[GRADES[i["measure"]]],
                "question": INDICES[i["measure"]][1],
            }
            for i in own
            if i["measure"] in INDICES
        ]
    )


def chance_table(indicators: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The chance of each indicator's last target, likeliest first, with its range from plan to plan and its ground."""
    rows = []
    for item in indicators:
        last = item["targets"][-1]
        low, high = last["grounds"]["range"] if last["grounds"] else (None, None)
        note = "（横線：計画による幅）" if last["grounds"] else ""
        rows.append(
            {
                "name": f"{item['indicator_id']} {short(item['indicator'])}",
                "p": last["p_meet"],
                "low": low,
                "high": high,
                "ground": GROUNDS.get(item["outlook"]["kind"], "") + note,
            }
        )
    return pd.DataFrame(rows).dropna(subset="p").sort_values("p", ascending=False, kind="stable")


def dated_values(package: str, indicator: str) -> pd.DataFrame:
    """An indicator's values and bounds with their place on the axis of years and what sign they get."""
    own = mitoshi.read(package, "measurements").query("indicator_id == @indicator")
    level = pd.to_numeric(own.value.where(own.value != "", own.more_than))
    own = own.assign(x=own.period.map(place), y=level, sign=SIGNS["value"])
    own.loc[own.derived == "true", "sign"] = SIGNS["derived"]
    own.loc[own.more_than != "", "sign"] = SIGNS["bound"]
    return own


def dated_targets(item: Mapping[str, Any]) -> pd.DataFrame:
    """An indicator's targets in the columns of `dated_values`, with a label that says how likely each is."""
    rows = [
        (place(t["period"]), t["target"], f"目標{t['target']:,}{item['unit']}　{percent(t['p_meet'])}")
        for t in item["targets"]
    ]
    return pd.DataFrame(rows, columns=["x", "y", "text"]).assign(sign=SIGNS["target"])
