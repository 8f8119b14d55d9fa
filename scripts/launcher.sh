#!/bin/sh
# Starts @NAME@ with a Java 25: JAVA_HOME, the java on the PATH, or one in the usual folders.
# JAVA_OPTS adds JVM options.
set -u

self=$0
while [ -h "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=$(dirname "$self")/$link ;;
  esac
done
home=$(cd "$(dirname "$self")/.." && pwd) || exit 1

is_java25() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

java=
on_path=$(command -v java 2>/dev/null || true)
[ -z "$on_path" ] || on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
for candidate in "${JAVA_HOME-}" "${on_path%/bin/java}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME-}"/.sdkman/candidates/java/* \
  "${HOME-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
  if [ -n "$candidate" ] && is_java25 "$candidate"; then
    java=$candidate/bin/java
    break
  fi
done
if [ -z "$java" ]; then
  echo "@NAME@ needs Java 25: install a JDK 25 or set JAVA_HOME to one." >&2
  exit 1
fi

# A cache of the classes halves the time of a start (scripts/aot-cache makes it). The JVM leaves one aside that was made
# by another java or for other jars.
cache=$home/@NAME@.aot
case " ${JAVA_OPTS-}" in
  *" -Xshare:"* | *" -XX:AOT"*) cache= ;;
esac
[ -r "$cache" ] || cache=

# exec, so that signals and the exit code are the program's own.
# shellcheck disable=SC2086 # options are several words on purpose
exec "$java" @JVM_OPTIONS@ ${cache:+"-XX:AOTCache=$cache" -Xlog:aot=off} ${JAVA_OPTS-} -cp "$home/lib/*" @MAIN@ "$@"
