#!/usr/bin/env bash
# How the operations of a bank grow with it: ten years of milk, measured at each size; what is measured is described in
# benchmarks/bank.md. Usage: benchmarks/bank.sh [bottles ...]   (10000 100000 1000000 unless said otherwise, growing)
# It works in WORK (a new directory unless said otherwise, about 40 GB for a million bottles); the report is
# WORK/report.md. A WORK that was used before keeps its stories and need not play them again. BUDGET is the seconds after
# which a line of the table makes no further call.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q -pl fhir-server -am test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile="$PWD/fhir-server/target/classpath"
cd fhir-server
work=${WORK:-$(mktemp -d)}
echo "working in $work"
exec java -Xmx3g -Dlactarium.benchmark.directory="$work" -Dlactarium.benchmark.budget="${BUDGET:-10}" \
  -Dlactarium.benchmark.jvm="${SERVER_OPTS:--Xmx3g}" -cp "target/test-classes:target/classes:$(cat target/classpath)" \
  org.lactarium.server.benchmark.BankBenchmark "$@"
