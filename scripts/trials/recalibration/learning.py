"""What a map is learned from, and what it is then scored on."""
from types import SimpleNamespace

import numpy as np

from .forecasts import DATASETS
from .scores import measures, summary

SHARE = {"m3_quarterly": 0.3, "m3_monthly": 0.3, "municipal_dev_yearly": 0.3}


def even(cells):
    """Every set counts the same, and its lengths."""
    return [SHARE.get(cell.name, 1) / sum(other.name == cell.name for other in cells) for cell in cells]


def subset(cell, rows):
    return SimpleNamespace(**{**vars(cell), "tried": {}, "actual": cell.actual[rows], "normal": cell.normal[rows],
                              "last": cell.last[rows], "size": cell.size[rows], "scale": cell.scale[rows],
                              "quantiles": cell.quantiles[rows],
                              "features": {name: values[rows] for name, values in cell.features.items()}})


def related(name, other):
    return name.split("_")[0] == other.split("_")[0]


def trial(chosen, cells, source):
    """Scores of every test part by `chosen`, learned from `source`."""
    test, history = ([cell for cell in cells if cell.side == side] for side in ("test", "history"))
    rows = {}

    def learned(some):
        return chosen.learn(some, even(some))

    if source == "histories":
        parameters = learned(history)
        rows = {id(cell): summary([measures(cell, chosen.apply(cell, parameters))]) for cell in test}
        return rows, parameters
    if source in ("histories of other sets", "test parts of other sets"):
        side = history if source.startswith("histories") else test
        for name in DATASETS:
            parameters = learned([cell for cell in side if not related(cell.name, name)])
            for cell in test:
                if cell.name == name:
                    rows[id(cell)] = summary([measures(cell, chosen.apply(cell, parameters))])
        return rows, None
    if source == "test parts of other series":
        folds = {}
        random = np.random.default_rng(3)
        for name in DATASETS:
            keys = sorted(set().union(*(cell.keys for cell in test if cell.name == name)))
            folds.update({(name, key): fold for key, fold in zip(keys, random.permutation(np.arange(len(keys)) % 5))})
        member = {id(cell): np.array([folds[cell.name, key] for key in cell.keys]) for cell in test}
        sums = {id(cell): [] for cell in test}
        for fold in range(5):
            parameters = learned([subset(cell, member[id(cell)] != fold) for cell in test])
            for cell in test:
                sums[id(cell)].append(measures(cell, chosen.apply(cell, parameters), member[id(cell)] == fold))
        return {key: summary(parts) for key, parts in sums.items()}, None
    for cell in test:  # each test part itself: the most that such a map could give
        rows[id(cell)] = summary([measures(cell, chosen.apply(cell, chosen.learn([cell], [1])))])
    return rows, None


LEARNED_FROM = ("histories", "histories of other sets", "test parts of other sets", "test parts of other series",
                "the test part itself")
