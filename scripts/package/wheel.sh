#!/usr/bin/env bash
# Makes the Python wheel build/dist/mitoshi-VERSION-py3-none-manylinux_X_Y_ARCHITECTURE.whl with program, library and their
# C libraries inside; X.Y is the glibc of this machine.
#   scripts/package/wheel.sh PROGRAM CHECKOUTS PYTHON
# PYTHON is that of an environment with scripts/package/requirements.txt.
set -euo pipefail
program=$(realpath "$1") checkouts=$(realpath "$2") python=$(realpath --no-symlinks "$3")
cd "$(dirname "$0")/../.."
folder=build/dist/wheel

scripts/package/stage.sh "$program" "$checkouts" "$folder/stage"
rm -rf python/program python/licences
mkdir -p python/program python/licences
cp "$folder/stage/bin/mitoshi" "$folder/stage/lib/libmitoshi.so" python/program
cp LICENSE python/licences
cp "$folder/stage/share/doc/mitoshi/copyright" python/licences/program.txt

# The licences of the libraries that go along, whichever of them a wheel has to carry.
ldd python/program/mitoshi | awk '$3 ~ "^/" { print $3 }' | while read -r library; do
    owner=$(dpkg-query --search "$library" 2> /dev/null || dpkg-query --search "$(realpath "$library")")
    package=${owner%%:*}
    [ "$package" = libc6 ] || cp "/usr/share/doc/$package/copyright" "python/licences/$package.txt"
done

"$python" -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir "$folder" ./python
glibc=$("$python" -c 'import platform; print(platform.libc_ver()[1].replace(".", "_"))')
PATH="$(dirname "$python"):$PATH" "$python" -m auditwheel repair --plat "manylinux_${glibc}_$(uname -m)" --only-plat \
    --wheel-dir "$folder/repaired" "$folder"/mitoshi-*.whl > "$folder/auditwheel.txt" 2>&1 || { cat "$folder/auditwheel.txt" >&2; exit 1; }
wheel=$(basename "$folder"/repaired/*.whl)
mv "$folder/repaired/$wheel" build/dist
rm -r "$folder" python/program python/licences
echo "build/dist/$wheel"
