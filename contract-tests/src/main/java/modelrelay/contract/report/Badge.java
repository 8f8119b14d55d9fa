/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.report;

import java.util.Locale;
import modelrelay.contract.judge.Overall;

/** A small picture for a README. */
public final class Badge {
    private static final int CHARACTER = 7;
    private static final int PADDING = 20;

    private Badge() {}

    /** The picture as SVG. */
    public static String svg(RunRecord run) {
        String left = "ModelRelay " + run.subject().word() + " " + run.requirements();
        String right =
                run.judgement().overall().word()
                        + (run.profile().equals("full") ? "" : " (" + run.profile() + ")");
        int leftWidth = left.length() * CHARACTER + PADDING;
        int rightWidth = right.length() * CHARACTER + PADDING;
        return String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%3$s: %4$s">
                  <title>%3$s: %4$s</title>
                  <rect width="%1$d" height="20" rx="3" fill="#444c56"/>
                  <path d="M%2$d 0h%5$d a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-%5$dz" fill="%6$s"/>
                  <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
                    <text x="%7$d" y="14">%3$s</text>
                    <text x="%8$d" y="14">%4$s</text>
                  </g>
                </svg>
                """,
                leftWidth + rightWidth,
                leftWidth,
                left,
                right,
                rightWidth - 3,
                colour(run.judgement().overall()),
                leftWidth / 2,
                leftWidth + rightWidth / 2);
    }

    private static String colour(Overall overall) {
        return switch (overall) {
            case CONFORMANT -> "#1a7f37";
            case PARTIAL -> "#6e7781";
            case INCONCLUSIVE -> "#9a6700";
            case NONCONFORMANT, ERROR -> "#cf222e";
        };
    }
}
