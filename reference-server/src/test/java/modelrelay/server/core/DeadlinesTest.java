/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import modelrelay.server.core.Deadlines.Due;
import modelrelay.server.core.terms.ProviderName;
import modelrelay.server.core.terms.RequestId;
import org.junit.jupiter.api.Test;

/** What is due when, also while the clock wraps around. */
final class DeadlinesTest {
    private final Deadlines deadlines = new Deadlines();
    private final Due first = new Due.ShutdownEnd();
    private final Due second =
            new Due.QueueWait(
                    new OpenRequest(
                            new RequestId("r"),
                            new Provider(new ProviderName("local")),
                            "a",
                            1,
                            new WaitClock(0)));

    @Test
    void nothingIsDueAtFirst() {
        assertThat(deadlines.next()).isEmpty();
        assertThat(deadlines.pollDue(Long.MAX_VALUE)).isNull();
    }

    @Test
    void theEarliestIsFirstAcrossTheWrapAround() {
        deadlines.set(Long.MIN_VALUE + 5, second);
        deadlines.set(Long.MAX_VALUE - 5, first);
        assertThat(deadlines.next()).hasValue(Long.MAX_VALUE - 5);
        assertThat(deadlines.pollDue(Long.MAX_VALUE - 6)).isNull();
        assertThat(deadlines.pollDue(Long.MAX_VALUE - 5)).isSameAs(first);
        assertThat(deadlines.pollDue(Long.MAX_VALUE)).isNull();
        assertThat(deadlines.pollDue(Long.MIN_VALUE + 5)).isSameAs(second);
        assertThat(deadlines.next()).isEmpty();
    }

    @Test
    void ofTheSameMomentTheOneSetFirstIsFirst() {
        deadlines.set(7, second);
        deadlines.set(7, first);
        assertThat(deadlines.pollDue(7)).isSameAs(second);
        assertThat(deadlines.pollDue(7)).isSameAs(first);
    }

    @Test
    void aClearedOneIsNotDue() {
        Deadlines.Deadline set = deadlines.set(7, first);
        deadlines.set(7, second);
        deadlines.clear(set);
        deadlines.clear(null);
        assertThat(deadlines.pollDue(7)).isSameAs(second);
        assertThat(deadlines.pollDue(7)).isNull();
    }

    @Test
    void durationsAreCutToWhatCanBeCompared() {
        assertThat(Deadlines.nanos(Duration.ofSeconds(2))).isEqualTo(2_000_000_000L);
        assertThat(Deadlines.nanos(Duration.ofSeconds(-2))).isZero();
        assertThat(Deadlines.nanos(Duration.ofDays(36_500)))
                .isEqualTo(Deadlines.nanos(Duration.ofDays(400_000)))
                .isEqualTo(Duration.ofDays(36_500).toNanos());
    }

    @Test
    void deadlinesAreToldApartByTheirOrder() {
        Deadlines.Deadline one = deadlines.set(7, first);
        Deadlines.Deadline other = deadlines.set(7, first);
        assertThat(one).isNotEqualTo(other).isNotEqualTo("7");
        assertThat(one.hashCode()).isNotEqualTo(other.hashCode());
    }
}
