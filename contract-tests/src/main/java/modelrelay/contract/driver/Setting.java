/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.driver;

import java.util.Locale;

/**
 * A setting of a program under test, by the words of the features and by its environment variable.
 */
public enum Setting {
    ADMIN_TOKEN("MODELRELAY_ADMIN_TOKEN"),
    ALLOWED_ORIGINS("CORS_ALLOW_ORIGIN"),
    DRAIN_TIMEOUT("DRAIN_TIMEOUT_SECS"),
    HEARTBEAT_INTERVAL("HEARTBEAT_INTERVAL"),
    HEARTBEAT_TIMEOUT("HEARTBEAT_TIMEOUT"),
    KEEP_ALIVE("SSE_KEEPALIVE_SECS"),
    KEY_REQUIREMENT("MODELRELAY_REQUIRE_API_KEYS"),
    LOG_LEVEL("LOG_LEVEL"),
    LISTEN_ADDRESS("LISTEN_ADDR"),
    MODEL_POLL("MODELS_POLL_SECS"),
    MODELS("MODELS"),
    NAME("WORKER_NAME"),
    PROVIDER("PROVIDER_NAME"),
    QUEUE_LENGTH("MAX_QUEUE_LEN"),
    QUEUE_TIMEOUT("QUEUE_TIMEOUT_SECS"),
    REQUEST_TIMEOUT("REQUEST_TIMEOUT_SECS"),
    SECRET("WORKER_SECRET"),
    SLOTS("MAX_CONCURRENCY"),
    TRUSTED_PROXIES("TRUSTED_PROXIES");

    private final String variable;

    Setting(String variable) {
        this.variable = variable;
    }

    /** The setting that a feature calls so, such as {@code queue timeout}. */
    public static Setting called(String words) {
        return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_'));
    }

    /** The environment variable. */
    public String variable() {
        return variable;
    }
}
