package dev.pipl.law.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pipl.law.Basis;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Boundary;
import dev.pipl.law.DatedValue;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.NamedDate;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.cases.LawCase;
import dev.pipl.law.rulebook.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of {@code docs/law-index.md}. */
final class LawIndex {

    private static final Path PROVISIONS = Path.of("src/main/resources/provisions");
    private static final Path INSTRUMENTS = Path.of("src/test/resources/law-index/instruments.yaml");
    private static final String LINK = "../libs/law/";

    private final Provisions law;
    private final Rulebook rulebook;
    private final List<LawCase> cases;
    private final Endpoints endpoints;
    private final Map<String, Path> files = filesById();
    private final StringBuilder text = new StringBuilder();

    LawIndex(Provisions law, Rulebook rulebook, List<LawCase> cases, Endpoints endpoints) {
        this.law = law;
        this.rulebook = rulebook;
        this.cases = cases;
        this.endpoints = endpoints;
    }

    String write() {
        line("# Law index 法规索引");
        line("");
        line("Every provision the platform cites, with its numbers, the rules that apply it, the law cases that try"
                + " them and the endpoints that answer by it. Generated; do not edit. To regenerate:");
        line("");
        line("```");
        line(LawIndexTest.COMMAND);
        line("```");
        Map<String, List<Provision>> byInstrument = law.all().stream()
                .collect(Collectors.groupingBy(this::instrument, LinkedHashMap::new, Collectors.toList()));
        JsonNode names = instruments();
        byInstrument.forEach((instrument, provisions) -> writeInstrument(names.path(instrument), provisions));
        writeReadingsAndDefaults();
        writeRules();
        return text.toString();
    }

    private void writeInstrument(JsonNode name, List<Provision> provisions) {
        line("");
        line("## " + name.path("zh").asText() + " " + name.path("en").asText());
        line("");
        line("| Provision | 内容 Content | In force | Numbers | Rules | Cases | Endpoints |");
        line("|---|---|---|---|---|---|---|");
        for (Provision provision : provisions) {
            line("| " + link(provision) + " | " + provision.title().zh() + "<br>"
                    + provision.title().en() + " | " + provision.inForce() + " | "
                    + provision.values().stream().map(LawIndex::number).collect(Collectors.joining("<br>")) + " | "
                    + rules(provision) + " | " + casesOf(provision) + " | "
                    + String.join("<br>", endpoints.of(provision.id())) + " |");
        }
    }

    /** What is not the law's own words stands here for everybody to see. */
    private void writeReadingsAndDefaults() {
        line("");
        line("## 解释与默认 Readings and defaults");
        line("");
        line("Numbers and dates that do not stand in the provision itself. A reading is the issuer's published answer"
                + " and can be switched off; a default is this platform's conservative choice.");
        line("");
        line("| Provision | Value | Basis | Why |");
        line("|---|---|---|---|");
        for (Provision provision : law.all()) {
            provision.values().stream()
                    .filter(value -> value.basis() != Basis.LAW)
                    .forEach(value -> line("| " + provision.id() + " | " + number(value) + " | "
                            + value.reading().orElse("default") + " | "
                            + why(value.why().orElseThrow()) + " |"));
            provision.dates().stream()
                    .filter(date -> date.basis() != Basis.LAW)
                    .forEach(date -> line("| " + provision.id() + " | " + date(date) + " | default | "
                            + why(date.why().orElseThrow()) + " |"));
        }
    }

    private void writeRules() {
        line("");
        line("## 规则 Rules");
        line("");
        line("| Rule | Provisions, the leading one first | Cases |");
        line("|---|---|---|");
        for (LegalBasis rule : rulebook.rules()) {
            String citations = rule.citations().stream()
                    .map(citation -> citation.provision().id()
                            + citation.clause()
                                    .map(clause -> clause.citation().en())
                                    .orElse(""))
                    .collect(Collectors.joining(", "));
            long tried =
                    cases.stream().filter(one -> one.rule().equals(rule.rule())).count();
            line("| `" + rule.rule() + "` | " + citations + " | " + tried + " |");
        }
    }

    private String rules(Provision provision) {
        if (provision.informational()) {
            return "*informational*";
        }
        return rulebook.restingOn(provision.id()).stream()
                .map(rule -> "`" + rule.rule() + "`")
                .collect(Collectors.joining("<br>"));
    }

    private String casesOf(Provision provision) {
        List<LawCase> ofProvision = cases.stream()
                .filter(one -> one.provision().equals(provision.id()))
                .toList();
        return ofProvision.isEmpty()
                ? ""
                : "[" + ofProvision.size() + "](" + LINK + "src/test/resources/law/"
                        + ofProvision.get(0).file() + ")";
    }

    private static String number(DatedValue value) {
        String words = value.boundary()
                .map(LawIndex::comparison)
                .orElseGet(() -> Long.toString(value.number()) + " "
                        + value.unit().name().toLowerCase(Locale.ROOT));
        return "`" + value.name() + "` " + words + " (" + value.inForce() + ")";
    }

    private static String comparison(Boundary boundary) {
        String sign = boundary.side() == Boundary.Side.FLOOR ? "\\>" : "<";
        return sign + (boundary.inclusive() ? "= " : " ") + String.format(Locale.ROOT, "%,d", boundary.value());
    }

    private static String date(NamedDate date) {
        return "`" + date.name() + "` " + date.date();
    }

    private static String why(Bilingual why) {
        return why.zh() + "<br>" + why.en();
    }

    private String instrument(Provision provision) {
        return fileOf(provision).getParent().toString();
    }

    private String link(Provision provision) {
        return "[" + provision.id() + "](" + LINK + PROVISIONS + "/" + fileOf(provision) + ")";
    }

    private Path fileOf(Provision provision) {
        return files.get(provision.id());
    }

    /** Which file describes which provision: its first line says so. */
    private static Map<String, Path> filesById() {
        Map<String, Path> files = new LinkedHashMap<>();
        for (String name : lines(PROVISIONS.resolve("index.txt"))) {
            files.put(lines(PROVISIONS.resolve(name)).get(0).replace("id: ", ""), Path.of(name));
        }
        return files;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode instruments() {
        try {
            return new YAMLMapper().readTree(INSTRUMENTS.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
