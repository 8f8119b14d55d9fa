/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * SIGTERM and SIGINT as calls, every one of them.
 *
 * <p>Shutdown hooks do not do: after the first signal the JVM is on its way out, so a second one
 * cannot be told and the exit status cannot be chosen. The JDK offers signals only in a class that
 * the compiler warns about, hence the reflection.
 */
public final class StopSignals {

    private StopSignals() {}

    /**
     * Calls on each of the signals, on a thread of its own; the JVM no longer ends by itself.
     *
     * @param onSignal must be quick or start its own work
     * @throws IllegalStateException if this JVM does not offer signals
     */
    public static void onEach(Runnable onSignal) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(), new Class<?>[] {handler}, calling(onSignal));
            Method install = signal.getMethod("handle", signal, handler);
            for (String name : new String[] {"TERM", "INT"}) {
                install.invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("signals are not available in this JVM", e);
        }
    }

    private static InvocationHandler calling(Runnable onSignal) {
        return (proxy, method, args) ->
                switch (method.getName()) {
                    case "handle" -> {
                        onSignal.run();
                        yield null;
                    }
                    case "toString" -> "stop signals";
                    default -> throw new UnsupportedOperationException(method.getName());
                };
    }
}
