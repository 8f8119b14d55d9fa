/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.program;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A setting of a program under test, by the words of the features and by its environment variable.
 */
public enum Setting {
    ADMIN_TOKEN("MODELRELAY_ADMIN_TOKEN"),
    ALLOWED_ORIGINS("CORS_ALLOW_ORIGIN"),
    AUTH_BLOCK("AUTH_BLOCK_SECS"),
    AUTH_FAILURE_LIMIT("AUTH_FAILURE_LIMIT"),
    AUTH_FAILURE_WINDOW("AUTH_FAILURE_WINDOW_SECS"),
    BACKEND_URL("BACKEND_URL"),
    BODY_LIMIT("MAX_BODY_BYTES"),
    CA_FILE("CA_FILE"),
    CONNECT_TIMEOUT("CONNECT_TIMEOUT_SECS"),
    DATABASE_URL("DATABASE_URL"),
    DRAIN_TIMEOUT("DRAIN_TIMEOUT_SECS"),
    HEARTBEAT_INTERVAL("HEARTBEAT_INTERVAL"),
    HEARTBEAT_TIMEOUT("HEARTBEAT_TIMEOUT"),
    IDLE_TIMEOUT("IDLE_TIMEOUT_SECS"),
    KEEP_ALIVE("SSE_KEEPALIVE_SECS"),
    KEY_REQUIREMENT("MODELRELAY_REQUIRE_API_KEYS"),
    LOG_LEVEL("LOG_LEVEL"),
    LISTEN_ADDRESS("LISTEN_ADDR"),
    MESSAGE_LIMIT("MAX_MESSAGE_BYTES"),
    MODEL_LIMIT("MAX_MODELS"),
    MODEL_POLL("MODELS_POLL_SECS"),
    MODELS("MODELS"),
    NAME("WORKER_NAME"),
    PROVIDER("PROVIDER_NAME"),
    PROXY_URL("PROXY_URL"),
    QUEUE_LENGTH("MAX_QUEUE_LEN"),
    QUEUE_TIMEOUT("QUEUE_TIMEOUT_SECS"),
    REQUEST_TIMEOUT("REQUEST_TIMEOUT_SECS"),
    SECRET("WORKER_SECRET"),
    SLOTS("MAX_CONCURRENCY"),
    STREAM_BUFFER("STREAM_BUFFER_BYTES"),
    STREAM_LIMIT("MAX_STREAM_BYTES"),
    TRUSTED_PROXIES("TRUSTED_PROXIES"),
    WRITE_TIMEOUT("WRITE_TIMEOUT_SECS");

    private final String variable;

    Setting(String variable) {
        this.variable = variable;
    }

    /** The setting that a feature calls so, such as {@code queue timeout}. */
    public static Setting called(String words) {
        return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_'));
    }

    /** Those that are times, in seconds. */
    public static Set<Setting> times() {
        return EnumSet.of(
                AUTH_BLOCK,
                AUTH_FAILURE_WINDOW,
                CONNECT_TIMEOUT,
                DRAIN_TIMEOUT,
                HEARTBEAT_INTERVAL,
                HEARTBEAT_TIMEOUT,
                IDLE_TIMEOUT,
                KEEP_ALIVE,
                MODEL_POLL,
                QUEUE_TIMEOUT,
                REQUEST_TIMEOUT,
                WRITE_TIMEOUT);
    }

    /** The environment variables of all settings. */
    public static Set<String> variables() {
        return Arrays.stream(values()).map(Setting::variable).collect(Collectors.toSet());
    }

    /** The environment variable. */
    public String variable() {
        return variable;
    }
}
