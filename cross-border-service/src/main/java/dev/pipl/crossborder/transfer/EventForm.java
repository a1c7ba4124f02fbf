package dev.pipl.crossborder.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.law.route.ExemptionGround;
import java.time.DateTimeException;
import java.util.Optional;

/** The fields of a draft by the contract's form; every defect is noted in the draft, so that all are named at once. */
final class EventForm {

    /** Technical limits, in characters. */
    static final int NAME_MAX = 200;

    static final int SOURCE_MAX = 500;
    static final int PURPOSE_MAX = 200;
    static final int TOKEN_KEY_ID_MAX = 64;
    static final int RESERVATION_ID_MAX = 64;
    static final int TEXT_MAX = 4_000;

    private static final int CATEGORIES_MAX = 50;
    private static final int CATEGORY_MAX = 64;

    /** No more persons than people on Earth, so that sums of declarations never overflow. */
    private static final long DECLARED_MAX = 10_000_000_000L;

    private final EventDraft draft;

    EventForm(EventDraft draft) {
        this.draft = draft;
    }

    void requireEnvelope() {
        if (!"1.0".equals(draft.attribute("specversion"))) {
            draft.error("specversion", "应为 1.0", "must be 1.0");
        }
        requireAttribute("id", NAME_MAX);
        requireAttribute("source", SOURCE_MAX);
        requireAttribute("type", NAME_MAX);
        requireAttribute("subject", NAME_MAX);
        String contentType = draft.attribute("datacontenttype");
        if (contentType != null && !contentType.startsWith("application/json")) {
            draft.error("datacontenttype", "应为 application/json", "must be application/json");
        }
        String time = draft.attribute("time");
        if (time != null) {
            try {
                Rfc3339.parse(time);
            } catch (DateTimeException e) {
                draft.error("time", "应为带时区的 RFC 3339 时间", "must be an RFC 3339 date and time with its offset");
            }
        }
    }

    private void requireAttribute(String name, int lengthMax) {
        String value = draft.attribute(name);
        if (value == null) {
            draft.error(name, "缺少该字段", "is missing");
        } else if (!isName(value, lengthMax)) {
            wrongText(name, lengthMax);
        }
    }

    private static boolean isName(String text, int lengthMax) {
        return !text.isBlank()
                && text.length() <= lengthMax
                && !hasControl(text)
                && text.indexOf('\n') < 0
                && text.indexOf('\t') < 0
                && BoundedJson.isStorable(text);
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                return true;
            }
        }
        return false;
    }

    private void wrongText(String field, int lengthMax) {
        draft.error(
                field,
                "应为非空文本，最多 " + lengthMax + " 个字符，不含控制字符",
                "must be a text of at most " + lengthMax + " characters, not blank, without control characters");
    }

    /** A required text of the data; {@code null} when it has a defect. */
    String text(String name, int lengthMax) {
        if (!draft.data.has(name)) {
            draft.error("data." + name, "缺少该字段", "is missing");
            return null;
        }
        return optionalText(name, lengthMax).orElse(null);
    }

    Optional<String> optionalText(String name, int lengthMax) {
        JsonNode value = draft.data.get(name);
        if (value == null) {
            return Optional.empty();
        }
        String text = value.textValue();
        if (text == null || text.isBlank() || text.codePointCount(0, text.length()) > lengthMax || hasControl(text)) {
            wrongText("data." + name, lengthMax);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    boolean bool(String name) {
        JsonNode value = draft.data.get(name);
        if (value == null) {
            draft.error("data." + name, "缺少该字段", "is missing");
            return false;
        }
        if (!value.isBoolean()) {
            draft.error("data." + name, "应为 true 或 false", "must be true or false");
        }
        return value.booleanValue();
    }

    void requireCategories() {
        JsonNode categories = draft.data.get("categories");
        if (categories == null) {
            return;
        }
        boolean sound = categories.isArray() && categories.size() <= CATEGORIES_MAX;
        for (JsonNode category : categories) {
            sound &= category.isTextual() && isName(category.textValue(), CATEGORY_MAX);
        }
        if (!sound) {
            draft.error(
                    "data.categories",
                    "应为最多 " + CATEGORIES_MAX + " 个代码的列表",
                    "must be a list of at most " + CATEGORIES_MAX + " codes");
        }
    }

    Optional<LegalBasis> legalBasis() {
        String name = text("legalBasis", NAME_MAX);
        return name == null ? Optional.empty() : constant(LegalBasis.class, name, "data.legalBasis");
    }

    Optional<ExemptionClaim> exemption() {
        JsonNode claim = draft.data.get("exemption");
        if (claim == null) {
            return Optional.empty();
        }
        JsonNode ground = claim.path("ground");
        JsonNode evidence = claim.path("evidence");
        // Whether evidence suffices is a question of law; the claim without any is of sound form and counts.
        if (!ground.isTextual()
                || !(evidence.isTextual() || evidence.isMissingNode() || evidence.isNull())
                || evidence.asText("").length() > TEXT_MAX) {
            draft.error("data.exemption", "应含 ground 与文本 evidence", "must have a ground and a text as evidence");
            return Optional.empty();
        }
        return constant(ExemptionGround.class, ground.textValue(), "data.exemption.ground")
                .map(known -> new ExemptionClaim(known, evidence.isTextual() ? evidence.textValue() : ""));
    }

    private <E extends Enum<E>> Optional<E> constant(Class<E> type, String name, String field) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return Optional.of(constant);
            }
        }
        draft.error(field, "不是允许的取值", "is none of the values allowed");
        return Optional.empty();
    }

    Optional<DeclaredCounts> declaredCounts() {
        JsonNode counts = draft.data.get("declaredCounts");
        if (counts == null) {
            return Optional.empty();
        }
        JsonNode dataset = counts.path("datasetId");
        JsonNode nonSensitive = counts.path("nonSensitive");
        JsonNode sensitive = counts.path("sensitive");
        if (!dataset.isTextual()
                || !isName(dataset.textValue(), NAME_MAX)
                || !isCount(nonSensitive)
                || !isCount(sensitive)) {
            draft.error(
                    "data.declaredCounts",
                    "应含 datasetId 及整数 nonSensitive 和 sensitive，且不超过全球人口",
                    "must have a datasetId and the integers nonSensitive and sensitive, no more than people on Earth");
            return Optional.empty();
        }
        return Optional.of(new DeclaredCounts(dataset.textValue(), nonSensitive.longValue(), sensitive.longValue()));
    }

    private static boolean isCount(JsonNode count) {
        return count.isIntegralNumber() && count.canConvertToLong() && count.longValue() <= DECLARED_MAX;
    }

    /** What the event says of its identity, as far as each part is of a sound form. */
    Rejection.Claim claim() {
        return new Rejection.Claim(
                Optional.ofNullable(draft.data.path("handlerId").textValue()).filter(text -> isName(text, NAME_MAX)),
                Optional.ofNullable(draft.attribute("source")).filter(text -> isName(text, SOURCE_MAX)),
                Optional.ofNullable(draft.attribute("id")).filter(text -> isName(text, NAME_MAX)));
    }
}
