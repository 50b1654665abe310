#!/usr/bin/env bash
# Prints what PROGRAM depends on, as a Debian package says it: from the libraries that it is linked with and the symbols that
# it uses of them.
#   scripts/package/depends.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
mkdir -p "$folder/debian/mitoshi/DEBIAN" "$folder/debian/mitoshi/usr/bin"
cp "$program" "$folder/debian/mitoshi/usr/bin/mitoshi"
printf 'Source: mitoshi\n\nPackage: mitoshi\nArchitecture: any\n' > "$folder/debian/control"
cd "$folder"
# Warnings that a library is linked without need are of no use here: SwiftPM links what pkg-config names.
dpkg-shlibdeps -O --warnings=1 debian/mitoshi/usr/bin/mitoshi | sed 's/^shlibs:Depends=//'
