#!/usr/bin/env bash
# Installs the Debian package in a system made for it, with nothing but what Debian calls essential and what the package
# itself asks for, so no Swift; runs it there, and compares what it wrote with what PROGRAM writes here.
#   scripts/check/debian-package.sh PROGRAM PACKAGE
# Where the machine has Debian's files of package sources, the system comes from these; it is of the machine's release.
# What was written there stays in build/check-package.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$1 package=$2
out=build/check-package
plan=Tests/CommandLineTests/Cases/plan-sheet/input.xlsx

rm -rf "$out"
mkdir -p "$out/there" "$out/here"
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
sources=()
for file in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list; do
    if [ ${#sources[@]} -eq 0 ] && [ -s "$file" ]; then sources=("$file"); fi
done

# What runs inside. The documents' languages are asked for as people do: by the locale, and by --lang.
cat > "$out/inside.sh" <<'END'
set -eu
cd /tmp/check
export HOME=/tmp/check
examples=/usr/share/doc/mitoshi/examples
mitoshi --version > version.txt
LANG=ja_JP.UTF-8 mitoshi report "$examples/isehara" --output ja > ja.txt 2> ja.log
LANG=C.UTF-8 mitoshi report "$examples/isehara" --output en > en.txt 2> en.log
mitoshi report "$examples/example-budget" --output cp932 --lang ja --encoding cp932 > cp932.txt 2> cp932.log
mitoshi assess plan.xlsx --lang ja > plan.txt
mitoshi init new.xlsx --lang ja --quiet
for shell in bash-completion/completions/mitoshi zsh/vendor-completions/_mitoshi fish/vendor_completions.d/mitoshi.fish \
    man/man1/mitoshi.1.gz man/ja/man1/mitoshi-report.1.gz doc/mitoshi/README.ja.md doc/mitoshi/copyright; do
    test -s "/usr/share/$shell"
done
test -s /usr/lib/libmitoshi.so
test -s /usr/include/mitoshi.h
bash -n /usr/share/bash-completion/completions/mitoshi
END

mmdebstrap --quiet --variant=apt \
    --customize-hook="upload $package /tmp/mitoshi.deb" \
    --customize-hook='chroot "$1" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends /tmp/mitoshi.deb > /dev/null' \
    --customize-hook='test -z "$(find "$1" -xdev -name "libswift*" -print -quit)"' \
    --customize-hook='mkdir -m 777 "$1/tmp/check"' \
    --customize-hook="upload $plan /tmp/check/plan.xlsx" \
    --customize-hook="upload $out/inside.sh /tmp/inside.sh" \
    --customize-hook='chroot --userspec=65534:65534 "$1" env -i PATH=/usr/bin:/bin bash /tmp/inside.sh' \
    --customize-hook="sync-out /tmp/check $out/there" \
    --customize-hook='chroot "$1" dpkg --purge mitoshi > /dev/null; test -z "$(find "$1/usr" -name "*mitoshi*")"' \
    "$release" /dev/null "${sources[@]}"

root=$PWD
program=$(realpath "$program")
cp "$plan" "$out/here/plan.xlsx"
(
    cd "$out/here"
    "$program" --version > version.txt
    "$program" report "$root/data/isehara" --output ja --lang ja > ja.txt 2> ja.log
    "$program" report "$root/data/isehara" --output en --lang en > en.txt 2> en.log
    "$program" report "$root/data/example-budget" --output cp932 --lang ja --encoding cp932 > cp932.txt 2> cp932.log
    "$program" assess plan.xlsx --lang ja > plan.txt
    "$program" init new.xlsx --lang ja --quiet
)
diff --recursive --brief "$out/here" "$out/there"
grep -q "$(scripts/package/version.sh)" "$out/there/version.txt"
echo "check-package: installed on Debian $release without Swift; $(find "$out/there" -type f | wc -l) files as here, byte for byte"
