/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

// Generated from spec/asyncapi.yaml, do not edit.

package modelrelay.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that the backend counted for one request.
 *
 * @param promptTokens Tokens read.
 * @param completionTokens Tokens written.
 * @param totalTokens Both together.
 */
@JsonPropertyOrder({"prompt_tokens", "completion_tokens", "total_tokens"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenCounts(
        @JsonProperty("prompt_tokens") @Nullable Integer promptTokens,
        @JsonProperty("completion_tokens") @Nullable Integer completionTokens,
        @JsonProperty("total_tokens") @Nullable Integer totalTokens) {}
