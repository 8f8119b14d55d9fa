/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * The log format: {@code time LEVEL logger message key=value …}, one line an event.
 *
 * <p>A value with spaces, quotes or controls is written in double quotes with escapes, so that
 * nobody outside can forge a line. Only an error brings its stack trace, on further lines.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        line.append(TIME.format(Instant.ofEpochMilli(event.getTimeStamp())));
        line.append(' ').append(event.getLevel());
        String logger = event.getLoggerName();
        line.append(' ').append(logger, logger.lastIndexOf('.') + 1, logger.length()).append(' ');
        appendEscaped(line, Objects.toString(event.getFormattedMessage(), ""));
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            for (KeyValuePair pair : pairs) {
                appendPair(line, pair.key, pair.value);
            }
        }
        appendThrown(line, event);
        return line.append('\n').toString();
    }

    private static void appendPair(StringBuilder line, String key, @Nullable Object value) {
        String text = Objects.toString(value, "");
        line.append(' ').append(key).append('=');
        if (isPlain(text)) {
            line.append(text);
        } else {
            line.append('"');
            appendEscaped(line, text.replace("\\", "\\\\").replace("\"", "\\\""));
            line.append('"');
        }
    }

    private static void appendThrown(StringBuilder line, ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown == null) {
            return;
        }
        appendPair(line, "cause", thrown.getClassName() + ": " + thrown.getMessage());
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            line.append('\n').append(ThrowableProxyUtil.asString(thrown).stripTrailing());
        }
    }

    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c ->
                                c > ' ' && c != '"' && c != '\\' && !Character.isISOControl(c));
    }

    private static void appendEscaped(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                        line.append(String.format("\\u%04x", (int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
    }
}
