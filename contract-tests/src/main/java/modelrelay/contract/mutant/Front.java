/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import modelrelay.contract.net.Link;

/** A port at which the host answers in place of the program behind it. */
final class Front implements AutoCloseable {
    private final Stage stage;
    private final String leg;
    private final ServerSocket socket;
    private final CompletableFuture<Integer> target;

    /**
     * Listens.
     *
     * @param port 0 for any
     * @param target the port behind it, once it is known
     */
    Front(Stage stage, String leg, int port, CompletableFuture<Integer> target) throws IOException {
        this.stage = stage;
        this.leg = leg;
        this.target = target;
        this.socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket accepted = socket.accept();
                Thread.ofVirtual().start(() -> relay(accepted));
            }
        } catch (IOException closed) {
            target.cancel(false);
        }
    }

    private void relay(Socket accepted) {
        try {
            Link near = Link.accepted(accepted);
            try {
                int port = target.get();
                Link far = Link.to(port);
                for (Rule rule : stage.rules(Rule.Kind.SEGMENT)) {
                    if (stage.isOf(rule, leg)) {
                        near.writeAtMost(rule.number("bytes"));
                        far.writeAtMost(rule.number("bytes"));
                    }
                }
                new HttpRelay(stage, leg, near, far, port).run();
            } catch (IOException | ExecutionException nobody) {
                near.reset();
            }
        } catch (IOException | InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
    }

    /** The port. */
    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // closed is what was asked for
        }
    }
}
