/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import modelrelay.fakebackend.journal.Outcome;
import org.junit.jupiter.api.Test;

/** What is told to an answer reaches it, whether it is there yet or not. */
final class LiveAnswersTest {
    private final LiveAnswers live = new LiveAnswers();
    private final List<String> heard = new ArrayList<>();

    @Test
    void whatIsToldBeforeTheAnswerIsThereReachesItInOrder() {
        live.tell(7, answer -> answer.release(2));
        live.tell(7, answer -> answer.cut(Outcome.RESET));
        assertThat(heard).isEmpty();

        live.add(7, new Answer());

        assertThat(heard).containsExactly("release 2", "cut RESET");
    }

    @Test
    void whatIsToldToAnAnswerThatIsThereReachesItOnce() {
        live.add(7, new Answer());
        live.tell(7, answer -> answer.release(1));
        live.add(8, new Answer());

        assertThat(heard).containsExactly("release 1");
    }

    @Test
    void anAnswerThatIsOverHearsNothing() {
        live.add(7, new Answer());
        live.remove(7);
        live.tell(7, answer -> answer.release(1));

        assertThat(heard).isEmpty();
    }

    @Test
    void anAnswerThatBeginsWhenAllWereEndedIsEnded() {
        live.add(7, new Answer());
        live.endAll(Outcome.STOPPED);
        live.add(8, new Answer());

        assertThat(heard).containsExactly("cut STOPPED", "cut STOPPED");
    }

    /** Writes down what it hears. */
    private final class Answer implements LiveAnswers.Live {
        @Override
        public void release(long count) {
            heard.add("release " + count);
        }

        @Override
        public void cut(Outcome how) {
            heard.add("cut " + how.name());
        }
    }
}
