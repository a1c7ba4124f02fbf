package dev.pipl.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class PhrasesTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]}");
    private static final Pattern USED = Pattern.compile("\"((fault|line|summary)\\.[a-z0-9-]+)\"");

    private final ResourceBundle english = Phrases.bundle(Locale.ENGLISH);
    private final ResourceBundle chinese = Phrases.bundle(Locale.CHINESE);

    @Test
    void bothLanguagesHaveTheSameSentencesWithTheSameArguments() {
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            assertThat(arguments(chinese.getString(key))).as(key).isEqualTo(arguments(english.getString(key)));
        }
    }

    @Test
    void noSentenceLosesItsArgumentsToAnApostrophe() {
        for (String key : english.keySet()) {
            String sentence = english.getString(key);
            if (key.startsWith("fault.") || key.startsWith("line.") || key.startsWith("summary.")) {
                assertThat(sentence).as(key).doesNotContain("'");
                assertThat(new MessageFormat(sentence, Locale.ROOT).getFormatsByArgumentIndex())
                        .as(key)
                        .hasSameSizeAs(arguments(sentence));
            }
        }
    }

    @Test
    void everySentenceIsUsedAndEveryUsedSentenceIsThere() throws IOException {
        TreeSet<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                USED.matcher(Files.readString(source)).results().forEach(match -> used.add(match.group(1)));
            }
        }

        assertThat(english.keySet().stream()
                        .filter(key -> USED.matcher('"' + key + '"').matches()))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void everyOptionIsExplainedInBothLanguages() {
        for (ResourceBundle bundle : List.of(english, chinese)) {
            CommandLine command = new CommandLine(new TransferPublisher()).setResourceBundle(bundle);
            for (CommandLine subcommand : command.getSubcommands().values()) {
                for (ArgSpec argument : subcommand.getCommandSpec().args()) {
                    assertThat(String.join("", argument.description()))
                            .as(argument.toString())
                            .isNotBlank();
                }
                assertThat(subcommand.getUsageMessage()).contains(bundle.getString("help"));
            }
        }
    }

    @Test
    void theEnvironmentChoosesTheLanguageInTheUsualOrder() {
        assertThat(Phrases.locale(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Locale.CHINESE);
        assertThat(Phrases.locale(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "C"))).isEqualTo(Locale.ENGLISH);
        assertThat(Phrases.locale(Map.of("LC_ALL", "", "LC_MESSAGES", "zh_TW"))).isEqualTo(Locale.CHINESE);
        assertThat(Phrases.locale(Map.of())).isEqualTo(Locale.getDefault());
    }

    private static Set<String> arguments(String sentence) {
        return ARGUMENT.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
