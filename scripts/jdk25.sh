# Sourced by mvnw, demo and .ci/run: points JAVA_HOME at a JDK 25, or says what is missing in one line.
# Looks at JAVA_HOME, the java on the PATH, and the usual folders of Linux, macOS, SDKMAN and Homebrew.

modelrelay_is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

modelrelay_find_jdk25() {
  if [ -n "${JAVA_HOME-}" ] && modelrelay_is_jdk25 "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  modelrelay_java=$(command -v javac 2>/dev/null || true)
  if [ -n "$modelrelay_java" ]; then
    modelrelay_java=$(readlink -f "$modelrelay_java" 2>/dev/null || printf '%s' "$modelrelay_java")
    modelrelay_java=${modelrelay_java%/bin/javac}
  fi
  set +f
  for modelrelay_home in "$modelrelay_java" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$modelrelay_home" ] && modelrelay_is_jdk25 "$modelrelay_home"; then
      JAVA_HOME=$modelrelay_home
      export JAVA_HOME
      return 0
    fi
  done
  echo "ModelRelay needs a JDK 25: install one (for example Temurin 25) or set JAVA_HOME to it." >&2
  return 1
}
