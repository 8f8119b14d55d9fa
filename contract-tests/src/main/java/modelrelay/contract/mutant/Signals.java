/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.contract.mutant;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;

/**
 * SIGTERM and SIGINT as calls. A shutdown hook would not do: it is called once, and a second signal
 * matters. The JDK offers signals only in a class that the compiler warns about.
 */
final class Signals {
    private Signals() {}

    /** Calls with the name of each signal; the JVM no longer ends by itself. */
    static void onEach(Consumer<String> listener) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            for (String name : List.of("TERM", "INT")) {
                Object ours =
                        Proxy.newProxyInstance(
                                handler.getClassLoader(),
                                new Class<?>[] {handler},
                                calling(listener, name));
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
            }
        } catch (ReflectiveOperationException none) {
            throw new IllegalStateException("signals are not available in this JVM", none);
        }
    }

    private static InvocationHandler calling(Consumer<String> listener, String name) {
        return (proxy, method, _) ->
                switch (method.getName()) {
                    case "handle" -> {
                        listener.accept(name);
                        yield null;
                    }
                    case "toString" -> "signal " + name;
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> throw new UnsupportedOperationException(method.getName());
                };
    }
}
