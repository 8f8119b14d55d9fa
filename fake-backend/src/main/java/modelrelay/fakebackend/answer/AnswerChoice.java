/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */

package modelrelay.fakebackend.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelrelay.fakebackend.dialect.Endpoint;
import modelrelay.fakebackend.dialect.ModelList;
import modelrelay.fakebackend.dialect.ModelRequest;
import modelrelay.fakebackend.dialect.PleasantText;
import modelrelay.fakebackend.dialect.Reply;
import modelrelay.fakebackend.dialect.Tokens;
import modelrelay.fakebackend.script.Answer;
import modelrelay.fakebackend.script.AnswerReader;
import modelrelay.fakebackend.script.BadScript;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a request is answered. Knobs count in this order: defaults, the script, the body's
 * {@code fake} object, the {@code x-fake-…} headers; the last one wins.
 */
public final class AnswerChoice {
    private static final String JSON = "application/json";
    private static final String MODELS = "/v1/models";

    private final ObjectNode defaults;

    /**
     * Choices with these defaults.
     *
     * @param defaults knobs of requests that say nothing else
     */
    public AnswerChoice(ObjectNode defaults) {
        this.defaults = defaults;
    }

    /**
     * One request, read as far as it can be.
     *
     * @param path without the query string
     * @param headers lower-case names, first values
     * @param request null when the body is no model request
     * @param complaint why it is not
     */
    public record Question(
            long number,
            long nowSeconds,
            String method,
            String path,
            Map<String, String> headers,
            @Nullable ModelRequest request,
            String complaint) {}

    /** The steps of the answer. */
    public Iterator<Step> answer(
            Question question, Optional<ObjectNode> script, List<String> models) {
        var knobs = defaults.deepCopy();
        try {
            script.ifPresent(knobs::setAll);
            if (question.request() != null
                    && question.request().body().path("fake") instanceof ObjectNode own) {
                knobs.setAll(own);
            }
            knobs.setAll(AnswerReader.fromHeaders(question.headers()));
            return answer(question, AnswerReader.read(knobs), models);
        } catch (BadScript e) {
            return AnswerPlan.whole(
                    bytes(error(question, 400, "Fake backend: " + e.getMessage())),
                    JSON,
                    0,
                    withStatus(400, Map.of()));
        }
    }

    private Iterator<Step> answer(Question question, Answer answer, List<String> models) {
        var endpoint = Endpoint.at(question.path());
        byte[] own = ownBody(answer);
        if (own != null) {
            return AnswerPlan.whole(own, guessedType(own), 0, answer);
        }
        if (answer.status() != null && answer.status() >= 400) {
            String message = "The fake backend was told to answer %d.".formatted(answer.status());
            return AnswerPlan.whole(
                    bytes(error(question, answer.status(), message)), JSON, 0, answer);
        }
        if (question.path().equals(MODELS) || question.path().startsWith(MODELS + "/")) {
            return models(question, answer, models);
        }
        if (endpoint.isEmpty()) {
            return refuse(question, answer, 404, "There is no " + question.path() + " here.");
        }
        if (!question.method().equals("POST")) {
            return refuse(question, answer, 405, "Use POST.");
        }
        var request = question.request();
        if (request == null) {
            return refuse(question, answer, 400, question.complaint());
        }
        return modelAnswer(question, request, endpoint.get(), answer);
    }

    private static Iterator<Step> modelAnswer(
            Question question, ModelRequest request, Endpoint endpoint, Answer answer) {
        String text = answer.text() == null ? PleasantText.answering(request) : answer.text();
        var tokens = Tokens.of(text);
        if (answer.tokens() != null) {
            tokens = tokens.repeated(answer.tokens());
        }
        if (answer.tokenBytes() != null) {
            tokens = tokens.sized(answer.tokenBytes());
        }
        var reply = new Reply(question.number(), question.nowSeconds(), request, tokens);
        var dialect = endpoint.dialect();
        if (request.stream() && dialect.streams()) {
            return AnswerPlan.stream(reply, dialect, answer);
        }
        int thinking = dialect.streams() ? tokens.count() : 0;
        return AnswerPlan.whole(bytes(dialect.unary(reply)), JSON, thinking, answer);
    }

    private static Iterator<Step> models(Question question, Answer answer, List<String> models) {
        if (!question.method().equals("GET")) {
            return refuse(question, answer, 405, "Use GET.");
        }
        boolean anthropic = question.headers().containsKey("anthropic-version");
        if (question.path().equals(MODELS)) {
            var list = anthropic ? ModelList.anthropic(models) : ModelList.openAi(models);
            return AnswerPlan.whole(bytes(list), JSON, 0, answer);
        }
        String id = question.path().substring(MODELS.length() + 1);
        if (!models.contains(id)) {
            return refuse(question, answer, 404, "There is no model '" + id + "' here.");
        }
        var model = anthropic ? ModelList.anthropic(id) : ModelList.openAi(id);
        return AnswerPlan.whole(bytes(model), JSON, 0, answer);
    }

    private static Iterator<Step> refuse(
            Question question, Answer answer, int status, String message) {
        var headers = new HashMap<String, String>();
        if (status == 405) {
            headers.put("allow", question.path().startsWith(MODELS) ? "GET" : "POST");
        }
        if (answer.headers() != null) {
            headers.putAll(answer.headers());
        }
        return AnswerPlan.whole(
                bytes(error(question, status, message)), JSON, 0, withStatus(status, headers));
    }

    private static JsonNode error(Question question, int status, String message) {
        boolean anthropic = question.headers().containsKey("anthropic-version");
        return Endpoint.at(question.path())
                .orElse(anthropic ? Endpoint.MESSAGES : Endpoint.CHAT_COMPLETIONS)
                .dialect()
                .error(status, message);
    }

    private static Answer withStatus(int status, Map<String, String> headers) {
        return new Answer(
                status, headers, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null);
    }

    private static byte @Nullable [] ownBody(Answer answer) {
        if (answer.bodyBase64() != null) {
            return Base64.getDecoder().decode(answer.bodyBase64());
        }
        if (answer.rawBase64() != null) {
            return new byte[0];
        }
        return answer.body() == null ? null : answer.body().getBytes(UTF_8);
    }

    private static String guessedType(byte[] body) {
        return switch (body.length == 0 ? ' ' : (char) body[0]) {
            case '{', '[' -> JSON;
            case '<' -> "text/html; charset=utf-8";
            default -> "text/plain; charset=utf-8";
        };
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(UTF_8);
    }
}
