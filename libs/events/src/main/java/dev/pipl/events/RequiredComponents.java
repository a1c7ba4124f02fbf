package dev.pipl.events;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Objects;

/** Holds a record to its promise: whatever is not {@link MayBeAbsent} is there, also inside nested records and lists. */
final class RequiredComponents {
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
            }
            return components;
        }
    };

    private RequiredComponents() {}

    static <T> T check(T value) {
        visit(value, "data");
        return value;
    }

    private static void visit(Object value, String path) {
        if (value instanceof Record owner) {
            for (RecordComponent component : COMPONENTS.get(value.getClass())) {
                visitComponent(owner, component, path);
            }
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> visit(item, path));
        }
    }

    private static void visitComponent(Record owner, RecordComponent component, String path) {
        String here = path + "." + component.getName();
        Object value;
        try {
            value = component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(here, e);
        }
        if (Objects.isNull(value) && !component.isAnnotationPresent(MayBeAbsent.class)) {
            throw new MalformedEvent(here, "is missing");
        }
        visit(value, here);
    }
}
