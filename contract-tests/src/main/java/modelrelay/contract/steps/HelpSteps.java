/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import modelrelay.contract.driver.Programs;
import modelrelay.contract.driver.Trial;

/** What {@code --help} tells of a setting. */
public final class HelpSteps {
    private static final Pattern ENTRY = Pattern.compile("\\s*(-\\w, *)?--\\w.*");

    private final Trial trial;

    /** Steps of one scenario. */
    public HelpSteps(Trial trial) {
        this.trial = trial;
    }

    @When("somebody asks the server for help")
    public void asksServer() {
        trial.run(Programs.server(), "--help");
    }

    @When("somebody asks the worker for help")
    public void asksWorker() {
        trial.run(Programs.worker(), "--help");
    }

    @Then("the help names {string} and {string}")
    public void names(String flag, String variable) {
        assertThat(trial.print()).containsPattern(word(variable));
        assertThat(entry(flag)).as(trial.print()).isNotEmpty();
    }

    @Then("the help names {string}, {string} and the default {string}")
    public void namesDefault(String flag, String variable, String value) {
        names(flag, variable);
        assertThat(entry(flag)).containsPattern(word(value));
    }

    /** The lines from the one that begins with the flag to the next that begins with another. */
    private String entry(String flag) {
        return trial.print()
                .lines()
                .dropWhile(line -> !begins(line, flag))
                .takeWhile(line -> begins(line, flag) || !ENTRY.matcher(line).matches())
                .collect(Collectors.joining("\n"));
    }

    private static boolean begins(String line, String flag) {
        return Pattern.compile("\\s*(-\\w, *)?" + word(flag) + ".*").matcher(line).matches();
    }

    private static String word(String text) {
        return "(?<![\\w.-])" + Pattern.quote(text) + "(?![\\w-]|\\.\\d)";
    }
}
