package dev.pipl.registry.handler;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.law.route.HandlerKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a caller states of a handler, to register or to change it. Everything may be null here; {@link #errors} tells what
 * is missing. What the registry answers of its own accord ({@code id}, {@code version}, {@code registeredAt}) is passed
 * over, so that an answer can be edited and sent back.
 *
 * @param kind {@code ENTERPRISE}, {@code STATE_ORGAN}, {@code PUBLIC_BODY} or {@code OVERSEAS}
 * @param criticalInfrastructureOperator null leaves it as it is, and is "no" for a new handler
 * @param importantPlatform likewise
 * @param province of the mainland, for example {@code CN-11}; null only for a handler overseas
 * @param groupId handlers under common control, opaque
 * @param personsHandled null leaves it as it is
 * @param effectiveOn from when the facts hold that are new or changed, Beijing; null: see {@link StateHandler}
 */
@JsonIgnoreProperties({"id", "version", "registeredAt"})
public record HandlerForm(
        Name name,
        String unifiedSocialCreditCode,
        String kind,
        Boolean criticalInfrastructureOperator,
        Boolean importantPlatform,
        String province,
        String groupId,
        Persons personsHandled,
        LocalDate effectiveOn) {

    /** A name in both languages. */
    public record Name(String zh, String en) {}

    /**
     * Natural persons whose information is handled at present.
     *
     * @param asOf the day of the count, Beijing; null: the day the statement is made
     */
    public record Persons(Long total, Long sensitive, Long minorsUnder14, LocalDate asOf) {}

    private static final int NAME_LENGTH_MAX = 200;
    private static final int GROUP_LENGTH_MAX = 100;

    /** Everything that is wrong with the form, in the order of the fields; empty when nothing is. */
    public List<FieldError> errors(LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        nameErrors(errors);
        boolean kindKnown = isKind(kind);
        if (!kindKnown) {
            errors.add(new FieldError(
                    "kind",
                    "须为 ENTERPRISE、STATE_ORGAN、PUBLIC_BODY 或 OVERSEAS",
                    "must be ENTERPRISE, STATE_ORGAN, PUBLIC_BODY or OVERSEAS"));
        }
        boolean overseas = kindKnown && handlerKind() == HandlerKind.OVERSEAS;
        if (overseas && unifiedSocialCreditCode != null) {
            errors.add(new FieldError("unifiedSocialCreditCode", "境外处理者没有统一社会信用代码", "a handler overseas has none"));
        } else if (!overseas && CreditCode.of(unifiedSocialCreditCode).isEmpty()) {
            errors.add(new FieldError(
                    "unifiedSocialCreditCode",
                    "不是有效的统一社会信用代码（18 位，含校验码）",
                    "is not a unified social credit code (18 characters with a check digit)"));
        }
        if (province == null ? !overseas && kindKnown : !Province.isKnown(province)) {
            errors.add(new FieldError(
                    "province", "须为内地省级行政区代码，如 CN-11", "must be a province of the mainland, such as CN-11"));
        }
        if (groupId != null && (groupId.isBlank() || groupId.length() > GROUP_LENGTH_MAX)) {
            errors.add(new FieldError("groupId", "须为 1 至 100 个字符", "must be 1 to 100 characters"));
        }
        personsErrors(today, errors);
        return errors;
    }

    public HandlerKind handlerKind() {
        return HandlerKind.valueOf(kind);
    }

    private void nameErrors(List<FieldError> errors) {
        if (name == null || !isText(name.zh())) {
            errors.add(new FieldError("name.zh", "须为 1 至 200 个字符", "must be 1 to 200 characters"));
        }
        if (name == null || !isText(name.en())) {
            errors.add(new FieldError("name.en", "须为 1 至 200 个字符", "must be 1 to 200 characters"));
        }
    }

    private void personsErrors(LocalDate today, List<FieldError> errors) {
        if (personsHandled == null) {
            return;
        }
        Long total = personsHandled.total();
        if (total == null || total < 0) {
            errors.add(new FieldError("personsHandled.total", "须为不小于 0 的整数", "must be a number, 0 or more"));
        } else {
            partErrors("personsHandled.sensitive", personsHandled.sensitive(), total, errors);
            partErrors("personsHandled.minorsUnder14", personsHandled.minorsUnder14(), total, errors);
        }
        if (personsHandled.asOf() != null && personsHandled.asOf().isAfter(today)) {
            errors.add(new FieldError("personsHandled.asOf", "不得晚于今天", "must not be in the future"));
        }
    }

    private static void partErrors(String field, Long part, long total, List<FieldError> errors) {
        if (part != null && (part < 0 || part > total)) {
            errors.add(new FieldError(field, "须为 0 至总人数", "must be between 0 and the total"));
        }
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank() && text.length() <= NAME_LENGTH_MAX;
    }

    private static boolean isKind(String kind) {
        for (HandlerKind known : HandlerKind.values()) {
            if (known.name().equals(kind)) {
                return true;
            }
        }
        return false;
    }
}
