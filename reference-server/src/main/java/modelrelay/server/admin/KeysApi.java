/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.admin;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.UUID;
import modelrelay.api.ApiKeyCreateRequest;
import modelrelay.api.ApiKeyCreated;
import modelrelay.api.ApiKeyList;
import modelrelay.api.ApiKeyMetadata;
import modelrelay.server.http.ErrorKind;
import modelrelay.server.http.HttpError;
import modelrelay.server.http.JsonBody;
import modelrelay.server.http.Reply;
import modelrelay.server.http.Routes;
import modelrelay.server.store.ApiKey;
import modelrelay.server.store.KeyStore;

/** {@code /admin/keys} (ADM-018 to ADM-026). */
final class KeysApi {

    private static final String PATH = "/admin/keys";
    private static final int MAX_NAME_CHARS = 256;

    private final KeyStore keys;
    private final AdminBody bodies;

    KeysApi(KeyStore keys, AdminBody bodies) {
        this.keys = keys;
        this.bodies = bodies;
    }

    void addTo(Routes routes) {
        routes.add(Methods.GET, PATH, this::list);
        routes.add(
                Methods.POST,
                PATH,
                exchange -> bodies.read(exchange, body -> create(exchange, body)));
        routes.add(Methods.DELETE, PATH + "/", "", this::revoke);
    }

    private void list(HttpServerExchange exchange) {
        Reply.json(exchange, new ApiKeyList(keys.list().stream().map(KeysApi::metadata).toList()));
    }

    private void create(HttpServerExchange exchange, byte[] body) {
        ApiKeyCreateRequest wish = JsonBody.read(body, ApiKeyCreateRequest.class);
        if (wish == null || wish.name().isBlank() || wish.name().length() > MAX_NAME_CHARS) {
            Reply.error(
                    exchange,
                    HttpError.of(
                            ErrorKind.INVALID_REQUEST,
                            "Send {\"name\":\"…\"} with 1 to " + MAX_NAME_CHARS + " characters."));
            return;
        }
        KeyStore.Created created = keys.create(wish.name().strip());
        ApiKey key = created.key();
        Reply.json(
                exchange,
                StatusCodes.CREATED,
                JsonBody.of(
                        new ApiKeyCreated(
                                UUID.fromString(key.id()),
                                key.name(),
                                key.prefix(),
                                key.createdAt(),
                                key.lastUsedAt(),
                                key.revoked(),
                                created.secret())));
    }

    private void revoke(HttpServerExchange exchange, String id) {
        if (keys.revoke(id)) {
            Reply.empty(exchange, StatusCodes.NO_CONTENT);
        } else {
            Reply.error(
                    exchange,
                    HttpError.of(
                            ErrorKind.NOT_FOUND,
                            "There is no such key. GET /admin/keys lists them."));
        }
    }

    private static ApiKeyMetadata metadata(ApiKey key) {
        return new ApiKeyMetadata(
                UUID.fromString(key.id()),
                key.name(),
                key.prefix(),
                key.createdAt(),
                key.lastUsedAt(),
                key.revoked());
    }
}
