#!/usr/bin/env bash
# Lays the program out as it is installed, under FOLDER: bin, manual pages in both languages, completions of three shells,
# library and header for C, documents, examples, licences. The tarball, the Debian package and the wheel take theirs from here.
#   scripts/package/stage.sh PROGRAM CHECKOUTS FOLDER
# The library lies beside PROGRAM. CHECKOUTS is the folder of the Swift packages that PROGRAM was built with, whose licences
# go along.
set -euo pipefail
program=$(realpath "$1") checkouts=$(realpath "$2") folder=$(realpath -m "$3")
cd "$(dirname "$0")/../.."

rm -rf "$folder"
documents="$folder/share/doc/mitoshi"
mkdir -p "$folder/bin" "$folder/lib" "$folder/include" "$documents/examples" "$documents/python"
strip -o "$folder/bin/mitoshi" "$program"
strip --strip-unneeded -o "$folder/lib/libmitoshi.so" "$(dirname "$program")/libmitoshi.so"
cp Sources/CInterface/mitoshi.h "$folder/include"

python3 scripts/package/manual-pages.py "$program" "$folder/share/man"

# Completions are in English, as those of other programs are.
completion() {
    mkdir -p "$(dirname "$folder/share/$2")"
    LC_ALL=C "$program" --generate-completion-script "$1" | sed '1{/^#!/d}' > "$folder/share/$2"
}
completion bash bash-completion/completions/mitoshi
completion zsh zsh/vendor-completions/_mitoshi
completion fish fish/vendor_completions.d/mitoshi.fish

cp README.md README.ja.md CHANGELOG.md "$documents"
cp python/README.md "$documents/python"
cp -r docs "$documents/docs"
cp -r data/isehara data/example-budget "$documents/examples"
ln -s examples "$documents/data" # where the documents' links point to

licence_of_swift=$(dirname "$(dirname "$(realpath "$(command -v swift)")")")/share/swift/LICENSE.txt
{
    echo "Mitoshi is free software under the GNU General Public License, version 3 or later: the file LICENSE of its source,"
    echo "on Debian /usr/share/common-licenses/GPL-3. The program contains the Swift runtime and Foundation, with ICU under the"
    echo "Unicode License (https://www.unicode.org/license.txt), and the Swift packages named below; their licences follow."
    for licence in "$licence_of_swift" "$checkouts"/*/LICENSE*; do
        name="Swift and Foundation"
        [ "$licence" = "$licence_of_swift" ] || name=$(basename "$(dirname "$licence")")
        printf '\n== %s\n\n' "$name"
        cat "$licence"
    done
} > "$documents/copyright"

chmod -R u=rwX,go=rX "$folder"
