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
    ADMIN_TOKEN("MODELRELAY_ADMIN_TOKEN", ""),
    ALLOWED_ORIGINS("CORS_ALLOW_ORIGIN", ""),
    AUTH_BLOCK("AUTH_BLOCK_SECS", "30"),
    AUTH_FAILURE_LIMIT("AUTH_FAILURE_LIMIT", "5"),
    AUTH_FAILURE_WINDOW("AUTH_FAILURE_WINDOW_SECS", "60"),
    BACKEND_URL("BACKEND_URL", "http://127.0.0.1:8000"),
    BODY_LIMIT("MAX_BODY_BYTES", "33554432"),
    CA_FILE("CA_FILE", ""),
    CONNECT_TIMEOUT("CONNECT_TIMEOUT_SECS", "5"),
    DATABASE_URL("DATABASE_URL", ""),
    DRAIN_TIMEOUT("DRAIN_TIMEOUT_SECS", "30"),
    HEARTBEAT_INTERVAL("HEARTBEAT_INTERVAL", "15"),
    HEARTBEAT_TIMEOUT("HEARTBEAT_TIMEOUT", "45"),
    IDLE_TIMEOUT("IDLE_TIMEOUT_SECS", "300"),
    KEEP_ALIVE("SSE_KEEPALIVE_SECS", "45"),
    KEY_REQUIREMENT("MODELRELAY_REQUIRE_API_KEYS", "false"),
    LOG_LEVEL("LOG_LEVEL", "info"),
    LISTEN_ADDRESS("LISTEN_ADDR", "127.0.0.1:8080"),
    MESSAGE_LIMIT("MAX_MESSAGE_BYTES", "67108864"),
    MODEL_LIMIT("MAX_MODELS", "1000"),
    MODEL_POLL("MODELS_POLL_SECS", "30"),
    MODELS("MODELS", "default"),
    NAME("WORKER_NAME", "worker"),
    PROVIDER("PROVIDER_NAME", "local"),
    PROXY_URL("PROXY_URL", "http://127.0.0.1:8080"),
    QUEUE_LENGTH("MAX_QUEUE_LEN", "100"),
    QUEUE_TIMEOUT("QUEUE_TIMEOUT_SECS", "30"),
    REQUEST_TIMEOUT("REQUEST_TIMEOUT_SECS", "300"),
    SECRET("WORKER_SECRET", ""),
    SLOTS("MAX_CONCURRENCY", "1"),
    STREAM_BUFFER("STREAM_BUFFER_BYTES", "4194304"),
    STREAM_LIMIT("MAX_STREAM_BYTES", "0"),
    TRUSTED_PROXIES("TRUSTED_PROXIES", ""),
    WRITE_TIMEOUT("WRITE_TIMEOUT_SECS", "10");

    private final String variable;
    private final String usual;

    Setting(String variable, String usual) {
        this.variable = variable;
        this.usual = usual;
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

    /**
     * The default of the contract: empty where that is none, and what is common where the contract
     * leaves the number open.
     */
    public String usual() {
        return usual;
    }
}
