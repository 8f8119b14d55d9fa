/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import modelrelay.server.core.models.ModelList;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one provider that wait for a worker.
 *
 * <p>One line per model, each in order; positions put all lines into one order. The first position
 * of each line is indexed, so adding and removing cost O(log models waited for) however many
 * requests wait, and finding the next one for a worker costs the smaller of the number of its
 * models and the number of models waited for (QUE-017).
 */
final class ProviderQueue {
    private final Map<String, SequencedSet<OpenRequest>> lines = new HashMap<>();
    private final TreeMap<Long, SequencedSet<OpenRequest>> linesByHead = new TreeMap<>();
    private long frontPosition;
    private long backPosition;
    private int length;

    int length() {
        return length;
    }

    /** A new request: behind everything else. */
    void addLast(OpenRequest request) {
        request.standAt(++backPosition);
        SequencedSet<OpenRequest> line = lineOf(request.model());
        line.addLast(request);
        if (line.size() == 1) {
            linesByHead.put(request.position(), line);
        }
        length++;
    }

    /** A requeued request: before everything else (RQU-003). */
    void addFirst(OpenRequest request) {
        request.standAt(frontPosition--);
        SequencedSet<OpenRequest> line = lineOf(request.model());
        if (!line.isEmpty()) {
            linesByHead.remove(line.getFirst().position());
        }
        line.addFirst(request);
        linesByHead.put(request.position(), line);
        length++;
    }

    void remove(OpenRequest request) {
        SequencedSet<OpenRequest> line = lineOf(request.model());
        boolean wasHead = !line.isEmpty() && line.getFirst() == request;
        if (!line.remove(request)) {
            throw new IllegalStateException(request.id() + ": is not queued");
        }
        length--;
        if (wasHead) {
            linesByHead.remove(request.position());
            if (!line.isEmpty()) {
                linesByHead.put(line.getFirst().position(), line);
            }
        }
        if (line.isEmpty()) {
            // Names come from clients: an empty line must not stay.
            lines.remove(request.model());
        }
    }

    /** The oldest request that a worker with these models can serve, or null. */
    @Nullable OpenRequest oldestFor(ModelList models) {
        if (linesByHead.isEmpty()) {
            return null;
        }
        if (models.isWildcard()) {
            return linesByHead.firstEntry().getValue().getFirst();
        }
        return models.names().size() <= lines.size() ? oldestByModel(models) : oldestByLine(models);
    }

    private @Nullable OpenRequest oldestByModel(ModelList models) {
        OpenRequest oldest = null;
        for (String model : models.names()) {
            SequencedSet<OpenRequest> line = lines.get(model);
            if (line != null
                    && (oldest == null || line.getFirst().position() < oldest.position())) {
                oldest = line.getFirst();
            }
        }
        return oldest;
    }

    private @Nullable OpenRequest oldestByLine(ModelList models) {
        for (SequencedSet<OpenRequest> line : linesByHead.values()) {
            if (models.names().contains(line.getFirst().model())) {
                return line.getFirst();
            }
        }
        return null;
    }

    /** Everything that waits, oldest first. */
    List<OpenRequest> all() {
        List<OpenRequest> all = new ArrayList<>(length);
        lines.values().forEach(all::addAll);
        all.sort(Comparator.comparingLong(OpenRequest::position));
        return all;
    }

    private SequencedSet<OpenRequest> lineOf(String model) {
        return lines.computeIfAbsent(model, name -> new LinkedHashSet<>());
    }
}
