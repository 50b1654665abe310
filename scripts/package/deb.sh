#!/usr/bin/env bash
# Makes the Debian package build/dist/mitoshi_VERSION_ARCHITECTURE.deb.
#   scripts/package/deb.sh PROGRAM CHECKOUTS
set -euo pipefail
program=$(realpath "$1") checkouts=$(realpath "$2")
cd "$(dirname "$0")/../.."
version=$(scripts/package/version.sh)
architecture=$(dpkg --print-architecture)
folder=build/dist/deb
rm -rf "$folder"

scripts/package/stage.sh "$program" "$checkouts" "$folder/usr"
maintainer="Maintainers of Mitoshi <maintainers@mitoshi.invalid>"
printf 'mitoshi (%s) stable; urgency=medium\n\n  * What changed: CHANGELOG.md.\n\n -- %s  %s\n' \
    "$version" "$maintainer" "$(git log -1 --format=%cD)" |
    gzip --no-name --best > "$folder/usr/share/doc/mitoshi/changelog.gz"
depends=$(scripts/package/depends.sh "$folder/usr/bin/mitoshi")

mkdir "$folder/DEBIAN"
cat > "$folder/DEBIAN/control" <<END
Package: mitoshi
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du --summarize --apparent-size --block-size=1024 "$folder/usr" | cut -f1)
Depends: $depends
Suggests: bash-completion, man-db
Section: science
Priority: optional
Description: tells whether the targets of a plan will be reached
 Reads a plan of a Japanese municipality with its yearly indicators and targets
 from spreadsheets, documents or CSV, and says of each target how likely it is
 to be met, with calibrated chances: as a page, a workbook, CSV and JSON.
 .
 計画の目標が達成できるかどうかを、指標ごとに確率で答える。
END
(cd "$folder" && find usr -type f -print0 | sort --zero-terminated | xargs --null md5sum > DEBIAN/md5sums)
chmod -R u=rwX,go=rX "$folder"

rm -f build/dist/mitoshi_*.deb
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) dpkg-deb --root-owner-group -Zxz -z2 --build "$folder" build/dist > /dev/null
rm -r "$folder"
echo "build/dist/mitoshi_${version}_$architecture.deb"
