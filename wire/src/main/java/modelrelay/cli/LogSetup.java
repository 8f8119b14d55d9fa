/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/**
 * Sets up logging for a program's {@code main}: one line an event on standard output, see {@link
 * LogLine}. Libraries log from warnings up, unless everything is asked for.
 *
 * <p>Only a program run as one does this; whoever embeds one of the programs keeps their own
 * logging.
 */
final class LogSetup {

    private static final String OURS = "modelrelay";

    private LogSetup() {}

    /** Replaces whatever logging is configured in this JVM. */
    static void start(LogLevel level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        LogLine layout = new LogLine();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setEncoder(encoder);
        console.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(console);
        root.setLevel(libraries(level));
        context.getLogger(OURS).setLevel(Level.toLevel(level.name()));
    }

    private static Level libraries(LogLevel level) {
        return switch (level) {
            case TRACE -> Level.TRACE;
            case DEBUG, INFO, WARN -> Level.WARN;
            case ERROR -> Level.ERROR;
        };
    }
}
