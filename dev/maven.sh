# shellcheck shell=sh
# Sourced after dev/jdk.sh: `maven ARGS` runs the installed Maven when there is one (3.8 or newer), else the wrapper.

maven() {
  if command -v mvn >/dev/null 2>&1; then
    mvn -B -ntp "$@"
  else
    ./mvnw -B -ntp "$@"
  fi
}

# build LOG: compiles the program into target/, quietly, with a sign of life on a terminal.
build() {
  log=$1
  mkdir -p "$(dirname "$log")"
  echo "Building Drover (the first time takes a minute or two; details in $log)" >&2
  maven -q -Dmaven.test.skip=true package >"$log" 2>&1 &
  builder=$!
  seconds=0
  while kill -0 "$builder" 2>/dev/null; do
    sleep 1
    seconds=$((seconds + 1))
    if [ -t 2 ]; then printf '\r  %d s' "$seconds" >&2; elif [ $((seconds % 15)) -eq 0 ]; then echo "  still building, $seconds s" >&2; fi
  done
  [ -t 2 ] && printf '\r' >&2
  if ! wait "$builder"; then
    echo "The build failed:" >&2
    grep -E '^\[ERROR\]' "$log" | head -20 >&2
    return 70
  fi
  echo "Built in $seconds s." >&2
}
