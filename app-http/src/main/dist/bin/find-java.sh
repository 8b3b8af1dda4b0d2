# Read by the launchers: find_java sets java to a JDK that Sesame runs on, or calls fail.

min_java=25

# Prints the feature version of a java, or 0.
version_of() {
    version=$("$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
    echo "${version:-0}"
}

is_new_enough() {
    [ -x "$1" ] && [ ! -d "$1" ] && [ "$(version_of "$1")" -ge "$min_java" ]
}

find_java() {
    if [ -n "${SESAME_JAVA:-}" ]; then
        java=$SESAME_JAVA
        [ ! -d "$java" ] || java=$java/bin/java
        is_new_enough "$java" || fail "SESAME_JAVA is not a JDK $min_java or later: $SESAME_JAVA"
        return
    fi
    for java in \
        "${JAVA_HOME:-}/bin/java" \
        "$(command -v java || true)" \
        /usr/lib/jvm/*/bin/java \
        /opt/java/*/bin/java /opt/*jdk*/bin/java \
        "$HOME"/.sdkman/candidates/java/*/bin/java "$HOME"/.jdks/*/bin/java \
        /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java; do
        if is_new_enough "$java"; then
            return
        fi
    done
    fail "no JDK $min_java or later found: install one, or set SESAME_JAVA to its folder"
}
