package dev.pipl.crossborder.transfer;

import dev.pipl.law.Bilingual;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Judges a draft, rule after rule in the order of {@link RejectionCode}, and makes the event of it. */
final class JudgeForm {

    static final String RECORDED = "dev.pipl.transfer.recorded.v1";
    static final String VOIDED = "dev.pipl.transfer.voided.v1";

    /** How far a pipeline's clock may run ahead of the platform's; technical. */
    private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private final EventDraft draft;
    private final EventForm form;
    private final Instant lawInForceFrom;
    private final Instant receivedAt;

    JudgeForm(EventDraft draft, Instant lawInForceFrom, Instant receivedAt) {
        this.draft = draft;
        this.form = new EventForm(draft);
        this.lawInForceFrom = lawInForceFrom;
        this.receivedAt = receivedAt;
    }

    /**
     * @param keyed whether the event came with a record key, which must name its handler
     * @param key the key, {@code null} if there was none
     */
    Reading judge(boolean keyed, String key) {
        form.requireEnvelope();
        String type = draft.attribute("type");
        boolean isVoid = VOIDED.equals(type);
        if (draft.errors.isEmpty() && !isVoid && !RECORDED.equals(type)) {
            return refuse(RejectionCode.EVENT_TYPE_UNKNOWN, "本平台不识别该事件类型", "No such type is taken here");
        }
        if (draft.dataUnreadable) {
            return malformed();
        }
        String handlerId = form.text("handlerId", EventForm.NAME_MAX);
        return isVoid ? judgeVoid(handlerId, keyed, key) : judgeTransfer(handlerId, keyed, key);
    }

    private Reading judgeVoid(String handlerId, boolean keyed, String key) {
        String voidedEventId = form.text("voidedEventId", EventForm.NAME_MAX);
        Optional<String> voidedSource = form.optionalText("voidedSource", EventForm.SOURCE_MAX);
        String reason = form.text("reason", EventForm.TEXT_MAX);
        String evidence = form.text("evidence", EventForm.TEXT_MAX);
        if (draft.nonSensitive.offered() + draft.sensitive.offered() > 0) {
            draft.error("data", "撤销事件不含人员标记", "a void names no persons");
        }
        Optional<Reading> refused = refuseForm(handlerId, keyed, key);
        if (refused.isPresent()) {
            return refused.get();
        }
        EventIdentity identity = identity(handlerId);
        ContentHash content = CanonicalContent.hash(VOIDED, draft.data, null, List.of(), List.of());
        return Reading.of(new TransferVoid(
                identity, content, voidedSource.orElse(identity.source()), voidedEventId, reason, evidence));
    }

    private Reading judgeTransfer(String handlerId, boolean keyed, String key) {
        String recipientId = form.text("recipientId", EventForm.NAME_MAX);
        Optional<Instant> occurredAt = occurredAt();
        String purpose = form.text("purpose", EventForm.PURPOSE_MAX);
        form.requireCategories();
        Optional<String> tokenKeyId = form.optionalText("tokenKeyId", EventForm.TOKEN_KEY_ID_MAX);
        form.optionalText("pipiaId", EventForm.NAME_MAX);
        Optional<DeclaredCounts> declared = form.declaredCounts();
        Optional<LegalBasis> basis = form.legalBasis();
        form.bool("separateConsent");
        boolean importantData = form.bool("importantData");
        Optional<ExemptionClaim> exemption = form.exemption();
        form.optionalText("reservationId", EventForm.RESERVATION_ID_MAX);
        Optional<Reading> refused = refuseForm(handlerId, keyed, key)
                .or(() -> refuseTokens(occurredAt.orElseThrow()))
                .or(() -> refuseCounts(declared))
                .or(() -> refuseTime(occurredAt.orElseThrow()));
        if (refused.isPresent()) {
            return refused.get();
        }
        List<String> nonSensitive = draft.nonSensitive.distinct();
        List<String> sensitive = draft.sensitive.distinct();
        return Reading.of(new OutboundTransfer(
                identity(handlerId),
                CanonicalContent.hash(RECORDED, draft.data, occurredAt.orElseThrow(), nonSensitive, sensitive),
                occurredAt.orElseThrow(),
                recipientId,
                purpose,
                nonSensitive,
                sensitive,
                declared,
                exemption,
                basis.orElseThrow(),
                importantData,
                tokenKeyId,
                draft.data));
    }

    private Optional<Instant> occurredAt() {
        String text = form.text("occurredAt", EventForm.NAME_MAX);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Rfc3339.parse(text));
        } catch (DateTimeException e) {
            draft.error("data.occurredAt", "应为带时区的 RFC 3339 时间", "must be an RFC 3339 date and time with its offset");
            return Optional.empty();
        }
    }

    private EventIdentity identity(String handlerId) {
        return new EventIdentity(handlerId, draft.attribute("source"), draft.attribute("id"));
    }

    private Optional<Reading> refuseForm(String handlerId, boolean keyed, String key) {
        if (!draft.errors.isEmpty()) {
            return Optional.of(malformed());
        }
        if (!handlerId.equals(draft.attribute("subject"))) {
            return Optional.of(refuse(
                    RejectionCode.HANDLER_MISMATCH,
                    "subject 与 data.handlerId 不一致",
                    "The subject differs from data.handlerId"));
        }
        if (keyed && !handlerId.equals(key)) {
            return Optional.of(refuse(
                    RejectionCode.HANDLER_MISMATCH,
                    "记录的键缺失或与 data.handlerId 不一致",
                    "The record's key is absent or differs from data.handlerId"));
        }
        return Optional.empty();
    }

    private Optional<Reading> refuseTokens(Instant occurredAt) {
        if (draft.nonSensitive.offered() + draft.sensitive.offered() > SubjectTokens.PER_EVENT_MAX) {
            return Optional.of(refuse(
                    RejectionCode.TOO_MANY_TOKENS,
                    "两个列表合计最多 " + SubjectTokens.PER_EVENT_MAX + " 个人员标记",
                    "Both lists together hold at most " + SubjectTokens.PER_EVENT_MAX + " tokens"));
        }
        if (draft.nonSensitive.malformed() || draft.sensitive.malformed()) {
            return Optional.of(refuseUnnamed(
                    RejectionCode.TOKEN_FORM,
                    "人员标记须为 16 至 128 个字符（A-Z a-z 0-9 - _）",
                    "A token has 16 to 128 characters of A-Z a-z 0-9 - _",
                    occurredAt));
        }
        if (draft.nonSensitive.identifierLike() || draft.sensitive.identifierLike()) {
            return Optional.of(refuseUnnamed(
                    RejectionCode.TOKEN_LOOKS_LIKE_IDENTIFIER,
                    "人员标记须为密钥散列值，不得为身份证号或纯数字",
                    "A token is a keyed hash, never a resident identity number or digits only",
                    occurredAt));
        }
        return Optional.empty();
    }

    private Optional<Reading> refuseCounts(Optional<DeclaredCounts> declared) {
        if (declared.isPresent()
                && (declared.get().nonSensitive() < 0 || declared.get().sensitive() < 0)) {
            return Optional.of(
                    refuse(RejectionCode.DECLARED_COUNT_NEGATIVE, "申报人数不得为负", "A declared count is zero or more"));
        }
        if (declared.isEmpty() && draft.nonSensitive.offered() + draft.sensitive.offered() == 0) {
            return Optional.of(refuse(
                    RejectionCode.NO_PERSON_NAMED,
                    "事件须至少列出一个人员标记或申报人数",
                    "An event names at least one person or declares a count"));
        }
        return Optional.empty();
    }

    private Optional<Reading> refuseTime(Instant occurredAt) {
        if (occurredAt.isBefore(lawInForceFrom)) {
            return Optional.of(refuse(
                    RejectionCode.OCCURRED_BEFORE_LAW,
                    "发生时间早于《个人信息保护法》施行之日",
                    "The transfer is dated before the Personal Information Protection Law came into force"));
        }
        if (occurredAt.isAfter(receivedAt.plus(AHEAD_MAX))) {
            return Optional.of(refuse(
                    RejectionCode.OCCURRED_IN_FUTURE,
                    "发生时间比平台时钟超前五分钟以上",
                    "The transfer is dated more than five minutes ahead of the platform's clock"));
        }
        return Optional.empty();
    }

    /** With the hash of the content without its tokens: from a hash over an identity number the number can be guessed. */
    private Reading refuseUnnamed(RejectionCode code, String zh, String en, Instant occurredAt) {
        ContentHash hash = CanonicalContent.hash(RECORDED, draft.data, occurredAt, List.of(), List.of());
        return Reading.of(new Rejection(code, new Bilingual(zh, en), form.claim(), Optional.of(hash), List.of()));
    }

    private Reading malformed() {
        return refuse(RejectionCode.MALFORMED_EVENT, "事件缺少字段或字段格式不符", "Fields are missing or wrong");
    }

    private Reading refuse(RejectionCode code, String zh, String en) {
        return Reading.of(
                new Rejection(code, new Bilingual(zh, en), form.claim(), Optional.empty(), List.copyOf(draft.errors)));
    }
}
