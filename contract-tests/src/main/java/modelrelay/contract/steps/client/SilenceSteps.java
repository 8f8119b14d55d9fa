/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import modelrelay.contract.peer.ScriptedWorker;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.tap.Entry;

/** Silence on streams, and the comments that fill it. */
public final class SilenceSteps {
    /** What a shared machine may add to a bound of the contract. */
    private static final Duration SLACK = Duration.ofMillis(800);

    private static final Pattern EARLY_COMMENTS = Pattern.compile("\\A(:[^\r\n]*[\r\n]+)+");

    private final Scene scene;

    /** Steps of one scenario. */
    public SilenceSteps(Scene scene) {
        this.scene = scene;
    }

    @When("the worker of {request} sends {string} and falls silent")
    public void fallsSilent(String request, String text) {
        ScriptedWorker worker = scene.holderOf(request);
        String id = worker.request(scene.marker(request)).orElseThrow().requestId();
        scene.cue();
        worker.chunk(id, text.translateEscapes());
    }

    @Then("{request} receives {int} comment(s), {double} s apart, from its arrival on")
    public void receivesFromArrival(String request, int count, double seconds) {
        long sentNanos = scene.exchange(request).sentNanos();
        receives(request, count, seconds, sentNanos, () -> comments(pieces(request, sentNanos)));
    }

    @Then("{request} receives {int} comment(s), {double} s apart, from its last text on")
    public void receivesFromLastText(String request, int count, double seconds) {
        long cueNanos = scene.cueNanos();
        receives(
                request,
                count,
                seconds,
                cueNanos,
                () -> comments(fromFirstText(pieces(request, cueNanos))));
    }

    /** Measured from one moment before the first: each receipt alone may be late. */
    private void receives(
            String request,
            int count,
            double seconds,
            long fromNanos,
            Supplier<List<Entry>> comments) {
        Duration due = Duration.ofNanos((long) (seconds * count * 1e9));
        scene.patience()
                .atLeast(
                        due,
                        request + " receives " + count + " comments",
                        () -> comments.get().size() >= count);
        long last = comments.get().get(count - 1).nanos();
        assertThat(Duration.ofNanos(last - fromNanos)).isGreaterThanOrEqualTo(due);
        scene.patience().within(due.plus(SLACK), "comment " + count, fromNanos, last);
    }

    private List<Entry> pieces(String request, long fromNanos) {
        return scene.journal().entries().stream()
                .filter(entry -> entry.leg() == Entry.Leg.CLIENT)
                .filter(entry -> entry.connection().equals(request))
                .filter(entry -> entry.kind() == Entry.Kind.PIECE)
                .filter(entry -> entry.nanos() > fromNanos)
                .toList();
    }

    /** A comment may still come between the cue and the text that was sent at it. */
    private static List<Entry> fromFirstText(List<Entry> pieces) {
        return pieces.stream().dropWhile(SilenceSteps::isComment).toList();
    }

    private static List<Entry> comments(List<Entry> pieces) {
        return pieces.stream().filter(SilenceSteps::isComment).toList();
    }

    private static boolean isComment(Entry piece) {
        return piece.text().startsWith(":");
    }

    @Then("{request} has received nothing but {string}")
    public void hasReceivedOnly(String request, String text) {
        scene.fence();
        // Comments that came while the worker had not spoken yet stand in no event.
        String received = EARLY_COMMENTS.matcher(scene.exchange(request).text()).replaceFirst("");
        assertThat(received).isEqualTo(text.translateEscapes());
    }
}
