/*
 * Copyright the ModelRelay for Java authors.
 * SPDX-License-Identifier: MIT
 */
package modelrelay.generated;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import modelrelay.protocol.CancelReason;
import org.jspecify.annotations.Nullable;

/** Records made up from their components, the same for the same seed. */
final class RecordSamples {

    private final Random random;

    RecordSamples(long seed) {
        this.random = new Random(seed);
    }

    /** A record; each component that may be null is null by chance. */
    Object sample(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean absent = isNullable(components[i]) && random.nextBoolean();
            values[i] = absent ? null : value(components[i].getGenericType());
        }
        try {
            return record.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(record + " cannot be made", e);
        }
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class ? list(arguments[0]) : map(arguments[1]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return sample(plain);
        }
        return switch (plain.getSimpleName()) {
            case "String" -> Text.of(random, 1);
            case "boolean", "Boolean" -> random.nextBoolean();
            case "int", "Integer" -> random.nextInt(Integer.MAX_VALUE);
            case "long", "Long" -> random.nextLong();
            case "double", "Double" -> random.nextDouble();
            case "UUID" -> new UUID(random.nextLong(), random.nextLong());
            case "CancelReason" -> reason();
            default -> throw new IllegalArgumentException("no sample for " + plain);
        };
    }

    private List<Object> list(Type item) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(item));
        }
        return list;
    }

    private Map<String, Object> map(Type item) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(Text.of(random, 0), value(item));
        }
        return map;
    }

    private CancelReason reason() {
        CancelReason.Known[] known = CancelReason.Known.values();
        return random.nextBoolean()
                ? known[random.nextInt(known.length)]
                : new CancelReason.Other(Text.of(random, 0));
    }
}
