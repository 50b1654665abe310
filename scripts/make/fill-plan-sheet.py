#!/usr/bin/env python3
"""Types twelve indicators into the workbook that `mitoshi init` makes, as a planner would, and says how many cells that took.

    scripts/make/fill-plan-sheet.py PLAN.xlsx [FILLED.xlsx]      # needs openpyxl

The indicators are invented: all kinds, one to five results, targets in one to three years.
"""
import sys

import openpyxl

# Number, name, unit, kind, direction, results of the last five years, targets of the next five.
ROWS = [
    ("1-1", "図書館の年間貸出冊数", "冊", "年間実績", "増加", [182_400, 97_100, 141_800, 160_200, 168_900], [None, None, 190_000]),
    ("1-2", "市民講座の参加者数", "人", "年間実績", "増加", [None, None, 1_240, 1_315, 1_402], [1_450, None, 1_600]),
    ("1-3", "火災の発生件数", "件", "年間実績（少数の件数）", "減少", [14, 17, 11, 13, 12], [None, None, 8]),
    ("2-1", "防災メールの登録者数", "人", "年度末現在", "増加", [None, 10_554, 11_870, 12_930, 13_600], [None, 16_000, 17_000]),
    ("2-2", "自主防災組織の数", "組織", "累計", "増加", [96, 96, 97, 99, 100], [None, None, 106]),
    ("2-3", "防犯カメラの設置台数", "台", "累計", "増加", [None, None, None, 48, 60], [72, 84, 96]),
    ("3-1", "窓口サービスに満足している人の割合", "％", "割合", "増加", [None, None, 71.2, None, 73.5], [None, None, 80]),
    ("3-2", "がん検診の受診率", "％", "割合", "増加", [31.4, 27.9, 29.8, 30.6, 31.1], [None, None, 40]),
    ("3-3", "市税の収納率", "％", "割合", "以上を維持", [97.9, 98.2, 98.4, 98.6, 98.6], [None, None, 98.6]),
    ("4-1", "待機児童数", "人", "年度末現在", "減少", [24, 11, 6, 3, 2], [0, 0, 0]),
    ("4-2", "公共施設再編計画の策定", None, "段階目標", None, [None, None, None, "現状調査", "素案の作成"], ["素案の作成", None, "計画の策定"]),
    ("4-3", "放課後児童クラブの定員", "人", "市の判断で決まる指標", "増加", [640, 640, 680, 680, 720], [None, None, 760]),
]


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    sheet = book.active
    header = next(row for row in range(1, 20) if sheet.cell(row, 1).value in ("番号", "No."))
    typed = 0
    for place, (number, name, unit, kind, direction, results, targets) in enumerate(ROWS):
        cells = [number, name, unit, kind, direction] + results + [None] * (5 - len(results)) + targets
        for column, value in enumerate(cells, 1):
            if value is not None:
                sheet.cell(header + 2 + place, column).value = value
                typed += 1
    book.save(sys.argv[2] if len(sys.argv) > 2 else sys.argv[1])
    print(f"{len(ROWS)} indicators, {typed} cells")


if __name__ == "__main__":
    main()
