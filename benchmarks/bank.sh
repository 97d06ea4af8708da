#!/usr/bin/env bash
# How the operations of a bank grow with it: ten years of milk, measured at each size; what is measured is described in
# benchmarks/bank.md. Usage: benchmarks/bank.sh [bottles ...]   (10000 100000 1000000 unless said otherwise, growing)
# It works in a directory of its own under TMPDIR (about 40 GB for a million bottles) and removes it; the report stays.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q -pl fhir-server -am test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile="$PWD/fhir-server/target/classpath"
cd fhir-server
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java -Xmx3g -Djava.io.tmpdir="$work" -Dlactarium.benchmark.report="$PWD/target/bank.md" \
  -Dlactarium.benchmark.budget="${BUDGET:-15}" -Dlactarium.benchmark.jvm="${SERVER_OPTS:--Xmx3g}" \
  -cp "target/test-classes:target/classes:$(cat target/classpath)" \
  org.lactarium.server.benchmark.BankBenchmark "$@"
