package dev.pipl.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.events.alert.Severity;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page's texts in both languages, and the page's modules, belong together. */
class MessagesTest {
    private static final Path APP = Path.of("src/main/resources/web/app");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern USED = Pattern.compile("text(?:IfKnown)?\\(\\s*'([\\w.-]+)'");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final int LINES_MAX = 300;

    private final JsonNode zh = messages("zh");
    private final JsonNode en = messages("en");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(keys(zh)).isEqualTo(keys(en));
    }

    @Test
    void noTextIsMissing() {
        for (String key : keys(en)) {
            assertThat(zh.get(key).asText()).as(key).isNotBlank();
            assertThat(en.get(key).asText()).as(key).isNotBlank();
            assertThat(CHINESE.matcher(en.get(key).asText()).find()).as(key).isFalse();
        }
    }

    @Test
    void bothLanguagesTakeTheSameValues() {
        for (String key : keys(en)) {
            assertThat(placeholders(zh.get(key))).as(key).isEqualTo(placeholders(en.get(key)));
        }
    }

    @Test
    void everyKeyThatAModuleNamesExists() throws IOException {
        for (Path module : modules()) {
            USED.matcher(Files.readString(module))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(key -> assertThat(en.has(key))
                            .as(module.getFileName() + " " + key)
                            .isTrue());
        }
    }

    @Test
    void everyWordOfTheServersIsTranslated() {
        List<String> expected = new ArrayList<>();
        Arrays.stream(Route.values())
                .flatMap(route -> Stream.of("", ".short", ".why").map(suffix -> "route." + route + suffix))
                .forEach(expected::add);
        Arrays.stream(Severity.values()).map(one -> "severity." + one).forEach(expected::add);
        Arrays.stream(HandlerKind.values()).map(one -> "kind." + one).forEach(expected::add);
        Arrays.stream(SubjectClass.values())
                .map(one -> "class." + one.wireName())
                .forEach(expected::add);
        Stream.of(
                        "threshold-crossed",
                        "profile-changed",
                        "year-opened",
                        "important-data",
                        "rule-changed",
                        "void-approved",
                        "ground-decided",
                        "route-reviewed")
                .map(one -> "reason." + one)
                .forEach(expected::add);

        assertThat(keys(en)).containsAll(expected);
    }

    @Test
    void everyInstrumentThatTheLawCitesHasAName() {
        Set<String> instruments = Provisions.load().all().stream()
                .map(provision -> provision.id().substring(0, provision.id().indexOf('-')))
                .collect(Collectors.toSet());

        assertThat(keys(en))
                .containsAll(
                        instruments.stream().map(one -> "instrument." + one).toList());
    }

    @Test
    void noModuleIsLong() throws IOException {
        for (Path module : modules()) {
            assertThat(Files.readAllLines(module)).as(module.toString()).hasSizeLessThanOrEqualTo(LINES_MAX);
        }
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> files = Files.walk(APP)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList();
        }
    }

    private static Set<String> keys(JsonNode messages) {
        Set<String> keys = new TreeSet<>();
        messages.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Set<String> placeholders(JsonNode message) {
        return PLACEHOLDER
                .matcher(message.asText())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static JsonNode messages(String language) {
        try {
            return new ObjectMapper()
                    .readTree(APP.resolve("messages/" + language + ".json").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
