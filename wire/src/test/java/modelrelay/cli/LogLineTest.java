/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/** The shape of a log line. */
class LogLineTest {

    private final LoggingEvent event = event(Level.INFO);

    @Test
    void aLineIsTimeLevelLoggerMessageAndPairs() {
        event.addKeyValuePair(new KeyValuePair("request", "r-1"));
        event.addKeyValuePair(new KeyValuePair("status", 502));
        assertThat(line())
                .isEqualTo(
                        "1970-01-01T00:00:00.001Z INFO RelayLink backend error request=r-1 status=502\n");
    }

    @Test
    void aValueCannotForgeALine() {
        event.addKeyValuePair(new KeyValuePair("a", "x\ny \"z\" \\ \u001b\u2028"));
        event.addKeyValuePair(new KeyValuePair("b", null));
        assertThat(line())
                .endsWith(" a=\"x\\ny \\\"z\\\" \\\\ \\u001b\\u2028\" b=\"\"\n")
                .hasLineCount(1);
    }

    @Test
    void onlyAnErrorBringsItsTrace() {
        event.setThrowableProxy(new ThrowableProxy(new IllegalStateException("a b")));
        assertThat(line()).endsWith(" cause=\"java.lang.IllegalStateException: a b\"\n");
        LoggingEvent error = event(Level.ERROR);
        error.setThrowableProxy(new ThrowableProxy(new IllegalStateException("a b")));
        assertThat(new LogLine().doLayout(error)).contains("\tat ");
    }

    private String line() {
        return new LogLine().doLayout(event);
    }

    private static LoggingEvent event(Level level) {
        Logger logger = new LoggerContext().getLogger("modelrelay.worker.relay.RelayLink");
        LoggingEvent event = new LoggingEvent("", logger, level, "backend error", null, null);
        event.setInstant(Instant.ofEpochMilli(1));
        return event;
    }
}
