/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/openapi.yaml, do not edit.

package modelrelay.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key, without its secret.
 *
 * <p>Clauses: ADM-020, ADM-025, ADM-026.
 *
 * @param id The id of the key.
 * @param name The name that it was given.
 * @param prefix The beginning of the key, to recognise it by.
 * @param createdAt When it was made, in seconds since 1970.
 * @param lastUsedAt When it was last used, in seconds since 1970; null if never.
 * @param revoked Whether it has stopped working.
 */
@JsonPropertyOrder({"id", "name", "prefix", "created_at", "last_used_at", "revoked"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKeyMetadata(
        @JsonProperty(value = "id", required = true) UUID id,
        @JsonProperty(value = "name", required = true) String name,
        @JsonProperty(value = "prefix", required = true) String prefix,
        @JsonProperty(value = "created_at", required = true) long createdAt,
        @JsonProperty(value = "last_used_at", required = true)
                @JsonInclude(JsonInclude.Include.ALWAYS)
                @Nullable Long lastUsedAt,
        @JsonProperty(value = "revoked", required = true) boolean revoked) {

    /** Collections are copied; a missing or forbidden value throws. */
    public ApiKeyMetadata {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(prefix, "prefix");
    }
}
