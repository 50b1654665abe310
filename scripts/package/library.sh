#!/usr/bin/env bash
# Makes SCRATCH/release/libmitoshi.so, the library for C, with Swift's libraries inside.
#   scripts/package/library.sh SCRATCH
# SwiftPM links a dynamic library with Swift's shared libraries whatever it is told; of it only the list of objects is used.
set -euo pipefail
cd "$(dirname "$0")/../.."
release="$1/release"
static=$(dirname "$(dirname "$(realpath "$(command -v swift)")")")/lib/swift_static/linux

swift build -c release --static-swift-stdlib --product MitoshiC --scratch-path "$1" -Xlinker "-L$static"
read -ra libraries <<< "$(pkg-config --libs gsl xlsxwriter)"
swiftc -emit-library -static-stdlib -use-ld=gold -o "$release/libmitoshi.so" -Xlinker -soname=libmitoshi.so \
    "@$release/MitoshiC.product/Objects.LinkFileList" "${libraries[@]}"
