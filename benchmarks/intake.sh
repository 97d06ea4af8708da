#!/usr/bin/env bash
# How fast messages are acknowledged after their commit, beside pgbench and a bare Camel route; what is measured is described in
# benchmarks/intake.md. Usage: benchmarks/intake.sh [seconds of each measurement] [connections ...]
# Needs pgbench (Debian: postgresql-contrib). Against a running demo, the way into the record as well:
#   benchmarks/intake.sh record http://127.0.0.1:8080 2575 200
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q -pl camel-routes -am test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile="$PWD/camel-routes/target/classpath"
cd camel-routes
program=IntakeBenchmark
if [ "${1:-}" = record ]; then
  program=RecordBenchmark
  shift
fi
exec java -Xmx1g -cp "target/test-classes:target/classes:$(cat target/classpath)" \
  "org.lactarium.routes.benchmark.$program" "$@"
