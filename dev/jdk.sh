# shellcheck shell=sh
# Sourced by ./drover, ./verify and ./bench. Finds a JDK 25 or newer and sets JAVA_HOME, or says what to install.
# Looks at JAVA_HOME, PATH, /usr/lib/jvm and macOS's java_home, in this order. Reads the JDK's `release` file: no JVM is started.

jdk_version() { # major version of the JDK at $1, or nothing
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_candidates() {
  [ -n "${JAVA_HOME:-}" ] && echo "$JAVA_HOME"
  on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    real=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
    dirname "$(dirname "$real")"
  fi
  for home in /usr/lib/jvm/*; do [ -d "$home" ] && echo "$home"; done
  [ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v 25+ 2>/dev/null
  return 0
}

find_jdk() {
  while IFS= read -r home; do
    version=$(jdk_version "$home")
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done <<CANDIDATES
$(jdk_candidates)
CANDIDATES
  cat >&2 <<'SAY'
Drover needs a JDK 25 or newer and found none in JAVA_HOME, on PATH or in /usr/lib/jvm.
Install one and run this again, for example:
  Debian, Ubuntu   apt install openjdk-25-jdk        (or Temurin: temurin-25-jdk)
  Fedora, RHEL     dnf install java-25-openjdk-devel
  macOS            brew install openjdk@25
or set JAVA_HOME to the folder of one you have.
SAY
  return 30
}
