/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.clause;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The frozen set of clauses of one version of the contract: the suite may grow, and a program that
 * conformed yesterday still does.
 *
 * @param version such as {@code 1.0}
 * @param hashes the hash of the sentence of each clause in the set, by id
 */
public record Requirements(String version, Map<String, String> hashes) {
    /** The set that programs are judged by unless they ask for another. */
    public static final String CURRENT = "1.0";

    /** Nothing frozen: every clause there is binds. */
    public static final String LATEST = "latest";

    /** A set, unchangeable. */
    public Requirements {
        hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
    }

    /**
     * Reads the set of a version.
     *
     * @throws IllegalArgumentException if there is no such version
     */
    public static Requirements of(String version, Clauses clauses) {
        if (version.equals(LATEST)) {
            return new Requirements(
                    version,
                    clauses.all().stream().collect(Collectors.toMap(Clause::id, Clause::sha256)));
        }
        String place = "/modelrelay/spec/requirements-" + version + ".txt";
        try (InputStream in = Requirements.class.getResourceAsStream(place)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "no requirement set " + version + "; there are " + CURRENT + " and latest");
            }
            return new Requirements(version, read(in));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, String> read(InputStream in) throws IOException {
        var hashes = new LinkedHashMap<String, String>();
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] words = line.split(" ", -1);
                    hashes.put(words[0], words[1]);
                }
            }
        }
        return hashes;
    }

    /** Whether a program is held to that clause. */
    public boolean bind(Clause clause) {
        return hashes.containsKey(clause.id());
    }
}
