/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import modelrelay.contract.peer.ScriptedServer;
import modelrelay.contract.peer.WireSession;
import modelrelay.contract.scene.Scene;
import modelrelay.contract.scene.Workshop;

/** Worker processes that lose their server, and when they come back. */
public final class BackoffSteps {
    /** The contract lets a wait differ by half of it, either way. */
    private static final double SPREAD = 0.5;

    /** A machine that is busy with other scenarios; waits that are wrong are so by more. */
    private static final double SLACK_SECONDS = 3;

    /** An attempt that is noticed late makes the wait that follows it look short. */
    private static final double EARLY_SECONDS = 0.1;

    private static final String NO = "(reject|refus|fail|denied|invalid)";
    private static final Pattern AUTHENTICATION =
            Pattern.compile(".*auth.*" + NO + ".*|.*" + NO + ".*auth.*|.*unauthori[sz]ed.*");

    private final Scene scene;
    private final Workshop workshop;
    private final List<Double> spreads = new ArrayList<>();

    /** Steps of one scenario. */
    public BackoffSteps(Scene scene, Workshop workshop) {
        this.scene = scene;
        this.workshop = workshop;
    }

    @Given("the server resets the next {int} connections")
    public void slams(int attempts) {
        workshop.server().slamNext(attempts);
    }

    @Given("worker process {string} has registered at last")
    public void registersAtLast(String name) {
        var _ = workshop.launch(name);
        scene.patience()
                .atLeast(
                        Duration.ofSeconds(25),
                        name + " registers",
                        () -> workshop.server().hasRegistrations(1));
    }

    @Given("the server refuses the next {int} worker(s) with 1008 {string}")
    public void refuses(int workers, String reason) {
        workshop.server().refuseNext(workers, reason);
    }

    @When("the server drops all workers {int} times, each time when all are there")
    public void dropsAll(int times) {
        int count = workshop.server().connections().size();
        for (int round = 1; round <= times; round++) {
            int before = workshop.server().connections().size();
            workshop.server().connections().subList(before - count, before).stream()
                    .map(ScriptedServer.Connection::session)
                    .forEach(WireSession::vanish);
            int all = before + count;
            scene.patience()
                    .until("all are there again", () -> workshop.server().hasRegistrations(all));
            long[] arrivals =
                    workshop.server().connections().subList(before, all).stream()
                            .mapToLong(ScriptedServer.Connection::arrivalNanos)
                            .sorted()
                            .toArray();
            spreads.add((arrivals[count - 1] - arrivals[0]) / 1e9);
        }
    }

    @Then("they have come back more than {double} s apart most times")
    public void cameBackApart(double seconds) {
        assertThat(spreads.stream().filter(spread -> spread > seconds).count())
                .as("%s", spreads)
                .isGreaterThan(spreads.size() / 2);
    }

    @Then("the worker process tries again and again, after about {string} s")
    public void triesAfter(String waits) {
        double[] seconds =
                Arrays.stream(waits.split(", ")).mapToDouble(Double::parseDouble).toArray();
        for (int i = 0; i < seconds.length; i++) {
            int attempts = i + 2;
            scene.patience()
                    .atLeast(
                            Duration.ofMillis((long) (seconds[i] * (1 + SPREAD) * 1e3)),
                            "attempt " + attempts,
                            () -> workshop.server().arrivals().size() >= attempts);
            List<Long> arrivals = workshop.server().arrivals();
            assertThat((arrivals.get(i + 1) - arrivals.get(i)) / 1e9)
                    .as("wait %d of %s", i + 1, arrivals)
                    .isBetween(
                            seconds[i] * (1 - SPREAD) - EARLY_SECONDS,
                            seconds[i] * (1 + SPREAD) + SLACK_SECONDS);
        }
    }

    @Then("the worker process comes back after about {double} s")
    public void comesBack(double seconds) {
        int before = workshop.server().arrivals().size();
        long dropNanos = System.nanoTime();
        workshop.server().session().vanish();
        scene.patience()
                .until(
                        "the worker process comes back",
                        () -> workshop.server().arrivals().size() > before);
        assertThat((workshop.server().arrivals().get(before) - dropNanos) / 1e9)
                .isBetween(seconds * (1 - SPREAD), seconds * (1 + SPREAD) + SLACK_SECONDS);
    }

    @Then("worker process {string} logs that its authentication was rejected")
    public void logsRejection(String name) {
        scene.patience()
                .until(
                        name + " logs a rejected authentication",
                        () ->
                                workshop.worker(name).program().log().stream()
                                        .map(line -> line.toLowerCase(Locale.ROOT))
                                        .anyMatch(line -> AUTHENTICATION.matcher(line).matches()));
    }
}
