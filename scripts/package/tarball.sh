#!/usr/bin/env bash
# Packs the program into build/dist/mitoshi-VERSION-linux-ARCHITECTURE.tar.gz, to be unpacked anywhere.
#   scripts/package/tarball.sh PROGRAM CHECKOUTS
# Swift's libraries are inside the program. The C libraries are not: Debian has no static form of two of them. The file
# INSTALL in the tarball says which there are, and which Debian packages carry them.
set -euo pipefail
program=$(realpath "$1") checkouts=$(realpath "$2")
cd "$(dirname "$0")/../.."
version=$(scripts/package/version.sh)
name="mitoshi-$version-linux-$(uname -m)"
folder="build/dist/$name"

scripts/package/stage.sh "$program" "$checkouts" "$folder"
cp LICENSE "$folder"

needed=$(objdump --private-headers "$folder/bin/mitoshi" | awk '$1 == "NEEDED" { print $2 }' | sort)
if grep libswift <<< "$needed" >&2; then
    echo "tarball: the program needs Swift's libraries; build it with --static-swift-stdlib" >&2
    exit 1
fi
packages=$(scripts/package/depends.sh "$folder/bin/mitoshi" | sed 's/ ([^)]*)//g; s/,//g')
cat > "$folder/INSTALL" <<END
Mitoshi $version

English
Unpack anywhere and run bin/mitoshi, or copy bin and share into /usr/local. Swift isn't needed. These libraries of the
system are:
    $(echo $needed)
On Debian 12 they are in the packages
    $packages
    (as root: apt-get install $packages)
What to do with the program: share/doc/mitoshi/README.md. An example: bin/mitoshi report share/doc/mitoshi/examples/isehara
--output results

日本語
どこに展開してもよく、bin/mitoshi で実行できる（bin と share を /usr/local に写してもよい）。Swiftは要らない。システムの次のライブラリーを使う。
    $(echo $needed)
Debian 12では、次のパッケージに入っている。
    $packages
    （管理者として：apt-get install $packages）
使い方は share/doc/mitoshi/README.ja.md にある。例：bin/mitoshi report share/doc/mitoshi/examples/isehara --output 結果
END
chmod u=rw,go=r "$folder/INSTALL" "$folder/LICENSE"

epoch=$(git log -1 --format=%ct)
tar --create --directory build/dist --sort=name --mtime="@$epoch" --owner=0 --group=0 --numeric-owner "$name" |
    gzip --no-name > "build/dist/$name.tar.gz"
rm -r "$folder"
echo "build/dist/$name.tar.gz"
