package dev.pipl.crossborder.screening;

import dev.pipl.crossborder.screening.RestrictedRecipient.Announced;
import dev.pipl.crossborder.screening.RestrictedRecipient.Article;
import dev.pipl.crossborder.screening.RestrictedRecipient.Kind;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.time.BeijingCalendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An announcement as somebody writes it down; {@code null} where he does not.
 *
 * @param announcedAt a date, meaning its beginning in Beijing, or a moment with its offset
 */
public record AnnouncedForm(
        String provision,
        String kind,
        String nameZh,
        String nameEn,
        List<String> aliases,
        String country,
        String announcement,
        String announcedAt,
        Optional<AllowedScope> allowed) {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** Technical limits, in characters and entries. */
    private static final int TEXT_MAX = 300;

    private static final int ALIASES_MAX = 50;

    /**
     * What it says.
     *
     * @throws Refusal 400 with all fields at fault
     */
    public Announced read() {
        List<FieldError> errors = new ArrayList<>();
        Optional<Article> article = Arrays.stream(Article.values())
                .filter(one -> one.provision().equals(provision))
                .findFirst();
        if (article.isEmpty()) {
            errors.add(new FieldError("provision", "须为 PIPL-42 或者 PIPL-43", "must be PIPL-42 or PIPL-43"));
        }
        Optional<Kind> measure = Arrays.stream(Kind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst();
        if (measure.isEmpty()) {
            errors.add(new FieldError("kind", "须为 RESTRICTED 或者 PROHIBITED", "must be RESTRICTED or PROHIBITED"));
        }
        article.ifPresent(one -> checkNames(one, errors));
        if (country == null ? article.equals(Optional.of(Article.COUNTRY)) : !COUNTRIES.contains(country)) {
            errors.add(new FieldError("country", "须为 ISO 3166-1 两位字母国家或地区代码", "must be an ISO 3166-1 alpha-2 code"));
        }
        checkText("announcement", announcement, errors);
        if (allowed.map(scope ->
                        scope.purposes().isEmpty() || scope.categories().isEmpty())
                .orElse(false)) {
            errors.add(new FieldError(
                    "allowedScope", "须同时写明处理目的和种类", "must name the purposes and the categories that stay allowed"));
        }
        Optional<Instant> announced = moment(announcedAt);
        if (announced.isEmpty()) {
            errors.add(new FieldError(
                    "announcedAt", "须为日期或者带时区的时间", "must be a date, or a date and time with its offset"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        return new Announced(
                article.orElseThrow(),
                measure.orElseThrow(),
                Optional.ofNullable(nameZh),
                Optional.ofNullable(nameEn),
                aliases,
                Optional.ofNullable(country),
                announcement,
                announced.orElseThrow(),
                allowed);
    }

    private void checkNames(Article article, List<FieldError> errors) {
        if (article == Article.COUNTRY) {
            if (nameZh != null || nameEn != null || !aliases.isEmpty()) {
                errors.add(new FieldError("name", "对国家或者地区的措施没有名称", "a measure against a country has no name"));
            }
            return;
        }
        if (nameZh == null && nameEn == null) {
            errors.add(new FieldError("name", "至少须有中文或者英文名称", "needs a Chinese or an English name"));
        }
        Optional.ofNullable(nameZh).ifPresent(name -> checkText("name.zh", name, errors));
        Optional.ofNullable(nameEn).ifPresent(name -> checkText("name.en", name, errors));
        if (aliases.size() > ALIASES_MAX || aliases.stream().anyMatch(alias -> !isText(alias))) {
            errors.add(new FieldError(
                    "aliases",
                    "最多 " + ALIASES_MAX + " 项，每项为非空文本，最多 " + TEXT_MAX + " 个字符",
                    "has at most " + ALIASES_MAX + " entries, none blank or longer than " + TEXT_MAX + " characters"));
        }
    }

    private static void checkText(String field, String text, List<FieldError> errors) {
        if (!isText(text)) {
            errors.add(new FieldError(
                    field,
                    "须为非空文本，最多 " + TEXT_MAX + " 个字符",
                    "must be a text of at most " + TEXT_MAX + " characters, not blank"));
        }
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank() && text.length() <= TEXT_MAX;
    }

    /** A date or a moment; empty for anything else. */
    static Optional<Instant> moment(String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.indexOf('T') < 0
                            ? BeijingCalendar.startOf(LocalDate.parse(text))
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
