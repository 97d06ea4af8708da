#!/bin/sh
# Measures validation of one realistic transaction; the numbers last seen are in ../benchmarks/validation.md.
set -eu
cd "$(dirname "$0")/.."
mkdir -p profiles/target
mvn -B -q -pl profiles test-compile dependency:build-classpath \
  -Dmdep.includeScope=test -Dmdep.outputFile="$PWD/profiles/target/classpath"
cd profiles
exec java -Xmx1g -cp "target/test-classes:target/classes:$(cat target/classpath)" \
  org.lactarium.profiles.ValidationBenchmark
