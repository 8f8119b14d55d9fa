/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command in one text, as a shell would split it: blanks separate, quotes hold together. */
final class Words {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private Words() {}

    static List<String> of(String line) {
        var words = new ArrayList<String>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            for (int group = 1; group <= word.groupCount(); group++) {
                if (word.group(group) != null) {
                    words.add(word.group(group));
                }
            }
        }
        if (words.isEmpty()) {
            throw new BadUsage("an empty command");
        }
        return words;
    }
}
