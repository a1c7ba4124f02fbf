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
import java.util.Optional;
import java.util.Set;

/** Judges what a handler says of a new recipient, and makes the recipient of it. */
public final class RegisterRecipient {

    /** Hong Kong, Macao and Taiwan have codes of their own and are abroad in the law's sense (境外). */
    private static final String MAINLAND = "CN";

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** Technical limits, in characters. */
    private static final int NAME_MAX = 300;

    private static final int CONTACT_MAX = 2_000;

    private final Provision condition;

    public RegisterRecipient(Provisions provisions) {
        this.condition = provisions.get("PIPL-38");
    }

    /**
     * The new recipient.
     *
     * @param country as given; {@code null} where it was not
     * @throws Refusal 400 with all fields at fault, 422 {@code recipient-not-abroad} for the mainland
     */
    public Recipient judge(
            String id,
            String handlerId,
            String nameZh,
            String nameEn,
            String country,
            Optional<JsonNode> contact,
            Instant createdAt) {
        List<FieldError> errors = new ArrayList<>();
        requireText(nameZh, "name.zh", errors);
        requireText(nameEn, "name.en", errors);
        if (country == null || !COUNTRIES.contains(country)) {
            errors.add(new FieldError("country", "须为 ISO 3166-1 两位字母国家或地区代码", "must be an ISO 3166-1 alpha-2 code"));
        }
        if (contact.isPresent() && !isContact(contact.get())) {
            errors.add(new FieldError(
                    "contact",
                    "须为文本或对象，最多 " + CONTACT_MAX + " 个字符",
                    "must be a text or an object of at most " + CONTACT_MAX + " characters"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        requireAbroad(country);
        return new Recipient(id, handlerId, 1, new Bilingual(nameZh, nameEn), country, contact, createdAt);
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
            Finding finding = new Finding(
                    condition.id(),
                    condition.citation(),
                    "recipient-not-abroad",
                    Map.of("country", country),
                    "recipient-" + condition.inForce());
            throw Refusal.ofRule(
                    RecipientProblem.RECIPIENT_NOT_ABROAD,
                    new Bilingual("境内接收方不适用个人信息出境规则", "The rules on provision abroad do not apply within the mainland"),
                    List.of(finding));
        }
    }
}
