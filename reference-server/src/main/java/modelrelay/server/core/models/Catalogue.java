/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The models a provider offers, in the order first seen, while at least one worker offers them. */
public final class Catalogue {
    private final Map<String, Integer> workersByModel = new LinkedHashMap<>();

    /** A worker offers these. */
    public void add(List<String> models) {
        for (String model : models) {
            workersByModel.merge(model, 1, Integer::sum);
        }
    }

    /** A worker offers these no more. */
    public void remove(List<String> models) {
        for (String model : models) {
            workersByModel.computeIfPresent(model, (name, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Each name once; never the wildcard (CAT-005). */
    public List<String> names() {
        return workersByModel.keySet().stream()
                .filter(name -> !name.equals(ModelList.WILDCARD))
                .toList();
    }
}
