#!/usr/bin/env bash
# Installs the Python wheel in a fresh environment and tests it there: alone, with five lines that forecast 300 series, by the
# tests of python/tests, and by the type checker.
#   scripts/check/wheel.sh WHEEL
set -euo pipefail
cd "$(dirname "$0")/../.."
wheel=$1
folder=build/check-wheel
rm -rf "$folder"
bash scripts/setup/install-packages.sh python3-venv
python3 -m venv "$folder/venv"
python="$folder/venv/bin/python"
unset MITOSHI
export PYTHONDONTWRITEBYTECODE=1

"$python" -m pip install --quiet --disable-pip-version-check "$wheel"
"$folder/venv/bin/mitoshi" --version | grep "$(scripts/package/version.sh)" > /dev/null

# Nothing of this machine but what every Linux of its glibc has.
others=$("$python" -c 'import mitoshi; print(mitoshi.program.path(), mitoshi.library.library_path())' | xargs ldd |
    awk '$3 ~ "^/" { print $3 }' | grep -v "/venv/" | xargs -n 1 basename | sort -u | tr '\n' ' ')
[ "$others" = "libc.so.6 libgcc_s.so.1 libm.so.6 libstdc++.so.6 libz.so.1 " ] || {
    echo "check-wheel: the wheel takes from the machine: $others" >&2
    exit 1
}

# Without pandas and polars.
"$python" - << 'END'
import mitoshi

found = mitoshi.forecast({"unique_id": ["a"] * 3, "ds": [2018, 2019, 2020], "y": [1, 2, 4]}, horizon=1)
assert found["ds"] == [2021] and found["status"] == ["ok"], found
one = mitoshi.outlook([480, 492, 505], [2018, 2019, 2020], kind="cumulative-stock", targets=[mitoshi.Target(2022, 500)])
assert one.chances == (1,), one
assert mitoshi.library.library_path().name == "libmitoshi.so"
assert mitoshi.assess("data/isehara").document["headline"]["total"] == 13
END

"$python" -m pip install --quiet --disable-pip-version-check --requirement python/requirements-test.txt

cat > "$folder/five-lines.py" << 'END'
import pandas as pd, mitoshi
sales = pd.DataFrame([(f"shop-{i}", 2016 + t, 100 + i + (2 + i % 5) * t + i * t % 7) for i in range(300) for t in range(8)])
sales.columns = ["unique_id", "ds", "y"]
ahead = mitoshi.forecast(sales, horizon=3)
print(ahead)
END
"$python" "$folder/five-lines.py"
cat "$folder/five-lines.py" - << 'END' | "$python" - > /dev/null
assert list(ahead["unique_id"].unique()) == [f"shop-{i}" for i in range(300)]
assert (ahead["status"] == "ok").all() and ahead["ds"].tolist() == [2024, 2025, 2026] * 300
END

(cd python && "../$python" -m pytest --quiet -p no:cacheprovider)
(cd python && "../$python" -m mypy --cache-dir=/dev/null)
