/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What an event costs does not depend on how much waits or how many work (QUE-017). */
final class DispatchCostTest {

    @Test
    void aHundredTimesMoreOfEverythingCostsHardlyMore() throws ReflectiveOperationException {
        Map<String, Long> few = cost(100, 50);
        Map<String, Long> some = cost(1_000, 500);
        Map<String, Long> many = cost(10_000, 5_000);
        assertThat(few).hasSize(5).allSatisfy((kind, steps) -> assertThat(steps).isPositive());
        few.forEach((kind, steps) -> {
            // A tree ten times as large is less than four comparisons deeper; there are a few
            // trees.
            String numbers = kind + ": " + steps + ", " + some.get(kind) + ", " + many.get(kind);
            assertThat(some.get(kind)).as(numbers).isLessThanOrEqualTo(2 * steps);
            assertThat(many.get(kind)).as(numbers).isLessThanOrEqualTo(3 * steps);
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Long> cost(int waiting, int fleet)
            throws ReflectiveOperationException {
        Object probe =
                new StepCount()
                        .loadClass(CostProbe.class.getName())
                        .getDeclaredConstructor()
                        .newInstance();
        return ((BiFunction<Integer, Integer, Map<String, Long>>) probe).apply(waiting, fleet);
    }
}
