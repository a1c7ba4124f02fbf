package dev.pipl.crossborder.exemption;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.ZoneTier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A version of a zone's list as an operator uploads it. Everything may be null here.
 *
 * @param effectiveUntil the last day; null where none is named
 * @param industries at least one
 */
public record ZoneListForm(
        String zone,
        String version,
        Form.Words title,
        String source,
        LocalDate effectiveOn,
        LocalDate effectiveUntil,
        List<String> industries,
        Boolean coversCriticalInfrastructure,
        List<Item> items) {

    /** One item; without tiers it has to be read by a person. */
    public record Item(String code, Form.Words title, List<String> categories, List<Tier> tiers) {}

    /**
     * What an item asks for, and from how many persons on.
     *
     * @param route {@code SECURITY_ASSESSMENT} or {@code CONTRACT_OR_CERTIFICATION}
     */
    public record Tier(String route, Long nonSensitivePersonsMin, Long sensitivePersonsMin) {}

    /** Technical limits, in characters and entries. */
    private static final int NAME_MAX = 100;

    private static final int TEXT_MAX = 1_000;
    private static final int LISTED_MAX = 5_000;

    /**
     * The list the form states.
     *
     * @throws Refusal 400 with every field at fault
     */
    public ZoneList toList() {
        Form form = new Form();
        form.text("zone", zone, NAME_MAX);
        form.text("version", version, NAME_MAX);
        Bilingual heading = form.bilingual("title", title, TEXT_MAX);
        form.text("source", source, TEXT_MAX);
        form.required("effectiveOn", effectiveOn);
        form.required("industries", industries);
        form.required("items", items);
        form.check();
        List<FieldError> errors = new ArrayList<>();
        if (effectiveUntil != null && effectiveUntil.isBefore(effectiveOn)) {
            errors.add(new FieldError("effectiveUntil", "不得早于施行之日", "must not be before the first day"));
        }
        Set<String> covered = codes("industries", industries, errors);
        if (items.size() > LISTED_MAX) {
            errors.add(new FieldError("items", "最多 5000 项", "has at most 5000 entries"));
        }
        List<ZoneList.Item> listed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            item("items[" + i + "]", items.get(i), seen, errors).ifPresent(listed::add);
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        return new ZoneList(
                zone,
                version,
                heading,
                source,
                effectiveOn,
                Optional.ofNullable(effectiveUntil),
                covered,
                Boolean.TRUE.equals(coversCriticalInfrastructure),
                listed);
    }

    private static Optional<ZoneList.Item> item(String path, Item item, Set<String> seen, List<FieldError> errors) {
        if (item == null
                || isNoName(item.code())
                || item.title() == null
                || isNoName(item.title().zh(), TEXT_MAX)
                || isNoName(item.title().en(), TEXT_MAX)) {
            errors.add(new FieldError(path, "须有编号和中英文名称", "must have a code and a title in Chinese and English"));
            return Optional.empty();
        }
        if (!seen.add(item.code())) {
            errors.add(new FieldError(path + ".code", "编号重复", "repeats a code"));
        }
        Set<String> categories = codes(path + ".categories", item.categories(), errors);
        List<ZoneTier> tiers = new ArrayList<>();
        List<Tier> given = item.tiers() == null ? List.of() : item.tiers();
        for (int i = 0; i < given.size(); i++) {
            tier(path + ".tiers[" + i + "]", given.get(i), errors).ifPresent(tiers::add);
        }
        return Optional.of(new ZoneList.Item(
                item.code(), new Bilingual(item.title().zh(), item.title().en()), categories, tiers));
    }

    private static Optional<ZoneTier> tier(String path, Tier tier, List<FieldError> errors) {
        boolean isRoute = tier != null
                && (Route.SECURITY_ASSESSMENT.name().equals(tier.route())
                        || Route.CONTRACT_OR_CERTIFICATION.name().equals(tier.route()));
        if (!isRoute || isNoNumber(tier.nonSensitivePersonsMin()) || isNoNumber(tier.sensitivePersonsMin())) {
            errors.add(new FieldError(
                    path,
                    "须为 SECURITY_ASSESSMENT 或 CONTRACT_OR_CERTIFICATION，人数不小于 1",
                    "must be SECURITY_ASSESSMENT or CONTRACT_OR_CERTIFICATION, with numbers of 1 or more"));
            return Optional.empty();
        }
        return Optional.of(new ZoneTier(
                Route.valueOf(tier.route()),
                number(tier.nonSensitivePersonsMin()),
                number(tier.sensitivePersonsMin())));
    }

    static Set<String> codes(String field, List<String> given, List<FieldError> errors) {
        if (given == null
                || given.isEmpty()
                || given.size() > LISTED_MAX
                || given.stream().anyMatch(ZoneListForm::isNoName)) {
            errors.add(new FieldError(
                    field, "须有至少一项，每项 1 至 100 个字符", "must have entries of 1 to 100 characters, at least one"));
            return Set.of();
        }
        return new HashSet<>(given);
    }

    private static boolean isNoName(String text) {
        return isNoName(text, NAME_MAX);
    }

    private static boolean isNoName(String text, int max) {
        return text == null || text.isBlank() || text.length() > max;
    }

    private static boolean isNoNumber(Long number) {
        return number != null && number < 1;
    }

    private static OptionalLong number(Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
