package dev.pipl.crossborder.recipient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Judges what a handler says of a recipient, and makes the recipient, or its next version, of it. */
public final class RegisterRecipient {

    /** Hong Kong, Macao and Taiwan have codes of their own and are abroad in the law's sense (境外). */
    private static final String MAINLAND = "CN";

    /** The only places abroad of which a part lies in the Greater Bay Area. */
    private static final Set<String> PLACES_IN_THE_AREA = Set.of("HK", "MO");

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** Technical limits, in characters. */
    private static final int NAME_MAX = 300;

    private static final int CONTACT_MAX = 2_000;

    private final Provision condition;
    private final Provision area;

    public RegisterRecipient(Provisions provisions) {
        this.condition = provisions.get("PIPL-38");
        this.area = provisions.get("QA-JAN-2");
    }

    /**
     * The new recipient.
     *
     * @throws Refusal 400 with all fields at fault; 422 {@code recipient-not-abroad} for the mainland; 422
     *     {@code recipient-not-in-area} where the Greater Bay Area is claimed from outside Hong Kong and Macao
     */
    public Recipient judge(String id, String handlerId, RecipientDetails details, Instant createdAt) {
        check(details);
        return Recipient.of(details, id, handlerId, 1, createdAt);
    }

    /**
     * The recipient's next version.
     *
     * @throws Refusal as for a new one
     */
    public Recipient change(Recipient now, RecipientDetails details) {
        check(details);
        return now.changedTo(details);
    }

    private void check(RecipientDetails details) {
        List<FieldError> errors = new ArrayList<>();
        requireText(details.nameZh(), "name.zh", errors);
        requireText(details.nameEn(), "name.en", errors);
        details.localName().ifPresent(name -> requireText(name, "name.local", errors));
        if (details.country() == null || !COUNTRIES.contains(details.country())) {
            errors.add(new FieldError("country", "须为 ISO 3166-1 两位字母国家或地区代码", "must be an ISO 3166-1 alpha-2 code"));
        }
        if (details.contact().isPresent() && !isContact(details.contact().get())) {
            errors.add(new FieldError(
                    "contact",
                    "须为文本或对象，最多 " + CONTACT_MAX + " 个字符",
                    "must be a text or an object of at most " + CONTACT_MAX + " characters"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        requireAbroad(details.country());
        if (details.greaterBayArea()) {
            requireInArea(details.country());
        }
    }

    private static void requireText(String text, String field, List<FieldError> errors) {
        boolean sound = text != null
                && !text.isBlank()
                && text.length() <= NAME_MAX
                && text.chars().noneMatch(Character::isISOControl);
        if (!sound) {
            errors.add(new FieldError(
                    field,
                    "须为非空文本，最多 " + NAME_MAX + " 个字符",
                    "must be a text of at most " + NAME_MAX + " characters, not blank"));
        }
    }

    private static boolean isContact(JsonNode contact) {
        String json = contact.toString();
        return (contact.isTextual() || contact.isObject()) && json.length() <= CONTACT_MAX && !json.contains("\\u0000");
    }

    private void requireAbroad(String country) {
        if (country.equals(MAINLAND)) {
            throw refused(
                    condition,
                    RecipientProblem.RECIPIENT_NOT_ABROAD,
                    country,
                    new Bilingual(
                            "境内接收方不适用个人信息出境规则", "The rules on provision abroad do not apply within the mainland"));
        }
    }

    private void requireInArea(String country) {
        if (!PLACES_IN_THE_AREA.contains(country)) {
            throw refused(
                    area,
                    RecipientProblem.RECIPIENT_NOT_IN_AREA,
                    country,
                    new Bilingual(
                            "只有香港、澳门的接收方可能位于粤港澳大湾区",
                            "Of recipients abroad only those in Hong Kong or Macao can be in the Greater Bay Area"));
        }
    }

    private static Refusal refused(Provision provision, RecipientProblem problem, String country, Bilingual detail) {
        Finding finding = new Finding(
                provision.id(),
                provision.citation(),
                problem.code(),
                Map.of("country", country),
                "recipient-" + provision.inForce());
        return Refusal.ofRule(problem, detail, List.of(finding));
    }
}
