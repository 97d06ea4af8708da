#!/usr/bin/env bash
# How long the packaged program takes to become ready, and how much memory it holds then: on an empty home, and again.
# Usage: mvn -B package -DskipTests && benchmarks/start.sh [runs]
# Needs bash, curl and ps. JAVA_OPTS is passed on. Prints one row a start.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-3}
jar=fhir-server/target/lactarium.jar
ready=http://127.0.0.1:18081/actuator/health/readiness

start() { # $1 = home, $2 = label
  local began now pid
  mkdir -p "$1"
  began=$(date +%s%N)
  LACTARIUM_HOME=$1 java ${JAVA_OPTS:-} -jar "$jar" --server.port=18080 --management.server.port=18081 \
    --lactarium.feeds.laboratory.port=12575 --lactarium.feeds.analyser.port=12576 >"$1.log" 2>&1 &
  pid=$!
  until curl -sf -m 2 "$ready" >/dev/null; do
    kill -0 "$pid" 2>/dev/null || { echo "the program ended; see $1.log" >&2; exit 1; }
    sleep 0.2
  done
  now=$(date +%s%N)
  printf '%-12s %6.1f s   %5d MB resident   %4d s of processor\n' "$2" \
    "$(((now - began) / 100000000))e-1" "$(($(ps -o rss= -p "$pid") / 1024))" "$(ps -o cputimes= -p "$pid")"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
}

echo "$(nproc) processors, $(java -version 2>&1 | head -1), jar $(($(wc -c <"$jar") / 1000000)) MB"
for _ in $(seq "$runs"); do
  home=$(mktemp -d)
  start "$home/data" "empty store"
  start "$home/data" "second time"
  rm -rf "$home"
done
