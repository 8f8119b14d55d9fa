/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.steps;

import io.cucumber.java.ParameterType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modelrelay.contract.peer.Route;
import modelrelay.contract.program.Setting;
import modelrelay.contract.scene.Scene;

/** Words that sentences take as parameters. */
public final class Words {
    private static final Pattern ODD_CHARACTER = Pattern.compile("\\{U\\+([0-9A-F]+)\\}");

    /** A setting, such as <em>queue timeout</em>. */
    @ParameterType(
            "admin token|allowed origins|auth block|auth failure limit|"
                    + "auth failure window|backend url|body limit|ca file|connect timeout|"
                    + "database url|drain timeout|heartbeat interval|heartbeat timeout|"
                    + "idle timeout|keep-alive|key requirement|listen address|log level|"
                    + "message limit|model limit|model poll|models|name|provider|proxy url|"
                    + "queue length|queue timeout|request timeout|secret|slots|stream buffer|"
                    + "stream limit|trusted proxies|write timeout")
    public Setting setting(String words) {
        return Setting.called(words);
    }

    /** What a client asks for, such as <em>chat completion</em>. */
    @ParameterType("chat completion|response|message|completion|embedding|token count")
    public Route route(String words) {
        return Route.called(words);
    }

    /** The request that the scenario is about, or one with a name. */
    @ParameterType("the request|request \"([^\"]*)\"")
    public String request(String name) {
        return name == null ? Scene.THE_REQUEST : name;
    }

    /** Names in quotes, separated by commas and <em>and</em>. */
    @ParameterType("\"[^\"]*\"(?:(?:, | and )\"[^\"]*\")*")
    public List<String> names(String text) {
        return List.of(text.substring(1, text.length() - 1).split("\"(?:, | and )\"", -1));
    }

    /** A text with escapes as in Java and odd characters by number, such as <em>{U+FEFF}</em>. */
    public static String text(String written) {
        return ODD_CHARACTER
                .matcher(written.translateEscapes())
                .replaceAll(match ->
                        Matcher.quoteReplacement(
                                Character.toString(Integer.parseInt(match.group(1), 16))));
    }
}
