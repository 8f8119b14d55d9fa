/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import modelrelay.contract.program.Programs;
import modelrelay.contract.scene.Trial;

/** What {@code --help} tells of a setting. */
public final class HelpSteps {
    private static final Pattern ENTRY = Pattern.compile("\\s*(-\\w, *)?--\\w.*");

    /** What each command prints: the same for everybody who asks, so one process answers all. */
    private static final Map<List<String>, String> PAGES = new ConcurrentHashMap<>();

    private final Trial trial;
    private String page = "";

    /** Steps of one scenario. */
    public HelpSteps(Trial trial) {
        this.trial = trial;
    }

    @When("somebody asks the server for help")
    public void asksServer() {
        ask(Programs.server());
    }

    @When("somebody asks the worker for help")
    public void asksWorker() {
        ask(Programs.worker());
    }

    private void ask(List<String> command) {
        page =
                PAGES.computeIfAbsent(
                        command,
                        words -> {
                            trial.run(words, "--help");
                            return trial.print();
                        });
    }

    @Then("the help names {string} and {string}")
    public void names(String flag, String variable) {
        assertThat(page).containsPattern(word(variable));
        assertThat(entry(flag)).as(page).isNotEmpty();
    }

    @Then("the help names {string}, {string} and the default {string}")
    public void namesDefault(String flag, String variable, String value) {
        names(flag, variable);
        assertThat(entry(flag)).containsPattern(word(value));
    }

    /** The lines from the one that begins with the flag to the next that begins with another. */
    private String entry(String flag) {
        return page.lines()
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
