#!/usr/bin/env bash
# Prints the version that the program calls itself.
set -euo pipefail
cd "$(dirname "$0")/../.."
sed -n 's/^ *static let current = "\(.*\)"$/\1/p' Sources/CommandLineTool/Support/ProgramVersion.swift | grep .
