/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.server.admin;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import modelrelay.api.WorkerList;
import modelrelay.api.WorkerStatus;
import modelrelay.server.core.terms.WorkerId;
import modelrelay.server.core.terms.WorkerView;
import modelrelay.server.http.ErrorKind;
import modelrelay.server.http.HttpError;
import modelrelay.server.http.JsonBody;
import modelrelay.server.http.Reply;
import modelrelay.server.http.Routes;
import modelrelay.server.relay.Relay;

/** {@code /admin/workers} (ADM-006 to ADM-010). */
final class WorkersApi {

    private static final String PATH = "/admin/workers";

    private final Relay relay;

    WorkersApi(Relay relay) {
        this.relay = relay;
    }

    void addTo(Routes routes) {
        routes.add(Methods.GET, PATH, this::list);
        routes.add(Methods.POST, PATH + "/", "/drain", this::drain);
        routes.add(Methods.POST, PATH + "/", "/refresh", this::refresh);
    }

    private void list(HttpServerExchange exchange) {
        Reply.json(
                exchange,
                new WorkerList(relay.workers().stream().map(WorkersApi::status).toList()));
    }

    private void drain(HttpServerExchange exchange, String id) {
        // Looked up first: a worker with nothing to finish is gone by the time it is drained.
        answer(exchange, id, true, () -> relay.drain(new WorkerId(id)));
    }

    private void refresh(HttpServerExchange exchange, String id) {
        answer(exchange, id, false, () -> relay.refresh(new WorkerId(id)));
    }

    /** An order that says whether there is such a worker. */
    private interface Order {
        boolean give();
    }

    private void answer(HttpServerExchange exchange, String id, boolean drains, Order order) {
        for (WorkerView view : relay.workers()) {
            if (view.worker().text().equals(id) && order.give()) {
                WorkerStatus now = status(view, drains || view.isDraining());
                Reply.json(exchange, StatusCodes.ACCEPTED, JsonBody.of(now));
                return;
            }
        }
        Reply.error(
                exchange,
                HttpError.of(
                        ErrorKind.NOT_FOUND,
                        "There is no such worker now. GET /admin/workers lists them."));
    }

    private static WorkerStatus status(WorkerView view) {
        return status(view, view.isDraining());
    }

    private static WorkerStatus status(WorkerView view, boolean isDraining) {
        return new WorkerStatus(
                view.worker().text(),
                view.provider().text(),
                view.workerName(),
                view.models(),
                view.maxConcurrent(),
                view.reportedLoad(),
                view.inFlight(),
                isDraining);
    }
}
