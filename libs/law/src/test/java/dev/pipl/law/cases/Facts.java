package dev.pipl.law.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The given facts of a case; a fact that no question reads is a mistake in the case. */
final class Facts {

    private final JsonNode node;
    private final Set<String> read = new HashSet<>();

    Facts(JsonNode node) {
        this.node = node;
    }

    LocalDate date(String name) {
        return LocalDate.parse(text(name));
    }

    String text(String name) {
        return find(name).map(JsonNode::asText).orElseThrow(() -> new AssertionError("the case gives no " + name));
    }

    String text(String name, String absent) {
        return find(name).map(JsonNode::asText).orElse(absent);
    }

    boolean flag(String name) {
        return find(name).map(JsonNode::booleanValue).orElse(false);
    }

    long number(String name, long absent) {
        return find(name).map(JsonNode::longValue).orElse(absent);
    }

    OptionalLong number(String name) {
        return find(name).map(value -> OptionalLong.of(value.longValue())).orElse(OptionalLong.empty());
    }

    Optional<Facts> part(String name) {
        return find(name).map(Facts::new);
    }

    List<Facts> parts(String name) {
        List<Facts> parts = new ArrayList<>();
        find(name).ifPresent(list -> list.forEach(one -> parts.add(new Facts(one))));
        return parts;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        find(name).ifPresent(list -> list.forEach(one -> texts.add(one.asText())));
        return texts;
    }

    /** The facts nobody read. */
    Set<String> unread() {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        names.removeAll(read);
        return names;
    }

    private Optional<JsonNode> find(String name) {
        read.add(name);
        return Optional.ofNullable(node.get(name));
    }
}
