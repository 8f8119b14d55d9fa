/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import modelrelay.contract.judge.ScenarioResult.Status;
import modelrelay.contract.tap.TooLate;
import org.junit.jupiter.api.Test;

/** Who is blamed for what, and when nobody is. */
final class BlameTest {
    private static final long STALL = Blame.GROSS_STALL_MILLIS;

    @Test
    void aBoundThatWasMissedIsTheProgramsFault() {
        assertThat(Blame.of(new TooLate("late", 200), 0, 0)).isEqualTo(Status.FAILED);
        assertThat(Blame.of(new TooLate("late", 200), 199, 0)).isEqualTo(Status.FAILED);
    }

    @Test
    void aBoundThatWasMissedByNoMoreThanTheMachineStoodStillIsInconclusive() {
        assertThat(Blame.of(new TooLate("late", 200), 200, 0)).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void nothingIsProvenWhileTheMachineStandsStill() {
        var wrong = new AssertionError("504 and not 200");
        assertThat(Blame.of(wrong, STALL - 1, 0)).isEqualTo(Status.FAILED);
        assertThat(Blame.of(wrong, STALL, 0)).isEqualTo(Status.INCONCLUSIVE);
        var late = new TooLate("did not happen within 6000 ms", 6_000);
        assertThat(Blame.of(late, STALL - 1, 0)).isEqualTo(Status.FAILED);
        assertThat(Blame.of(late, STALL, 0)).isEqualTo(Status.INCONCLUSIVE);
        var hungUp = new UncheckedIOException(new IOException("connection reset"));
        assertThat(Blame.of(hungUp, STALL - 1, 0)).isEqualTo(Status.FAILED);
        assertThat(Blame.of(hungUp, STALL, 0)).isEqualTo(Status.INCONCLUSIVE);
    }

    @Test
    void theKitBlamesItselfForItsOwnFaults() {
        assertThat(Blame.of(new IllegalStateException("the backend is gone"), 0, 0))
                .isEqualTo(Status.KIT_ERROR);
        assertThat(Blame.of(null, STALL, 0)).isEqualTo(Status.KIT_ERROR);
    }

    @Test
    void nothingIsProvenOnAMachineThatIsFarTooBusy() {
        var late = new TooLate("did not happen within 6000 ms", 6_000);
        double tooMuch = Crowding.TOO_MUCH;
        assertThat(Blame.of(late, 0, tooMuch - 0.1)).isEqualTo(Status.FAILED);
        assertThat(Blame.of(late, 0, tooMuch)).isEqualTo(Status.INCONCLUSIVE);
    }
}
