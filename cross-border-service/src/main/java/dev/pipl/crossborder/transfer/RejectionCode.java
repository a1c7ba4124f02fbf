package dev.pipl.crossborder.transfer;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;

/**
 * Every reason for which an event is not counted, in the order in which they are judged: of several defects the first
 * one listed here is named. The name in kebab case is the wire code.
 */
public enum RejectionCode implements ProblemCode {
    MALFORMED_EVENT(400, "事件格式不符", "The event's form is wrong"),
    EVENT_TYPE_UNKNOWN(400, "事件类型未知", "The event's type is unknown"),
    HANDLER_MISMATCH(400, "个人信息处理者标识不一致", "Key, subject and data name different handlers"),
    TOO_MANY_TOKENS(400, "一个事件中的人员标记过多", "The event names too many persons"),
    TOKEN_FORM(400, "人员标记格式不符", "A subject token has a wrong form"),
    TOKEN_LOOKS_LIKE_IDENTIFIER(400, "人员标记疑似身份标识", "A subject token looks like an identifier of a person"),
    DECLARED_COUNT_NEGATIVE(400, "申报人数为负", "A declared count is negative"),
    NO_PERSON_NAMED(400, "事件未涉及任何个人", "The event names no person and declares no count"),
    OCCURRED_BEFORE_LAW(400, "发生时间早于法律施行", "The transfer is dated before the law came into force"),
    OCCURRED_IN_FUTURE(400, "发生时间在将来", "The transfer is dated in the future"),
    HANDLER_UNKNOWN(404, "个人信息处理者未知", "The handler is unknown"),
    RECIPIENT_UNKNOWN(404, "境外接收方未知", "The overseas recipient is unknown"),
    YEAR_CLOSED(409, "该年度台账已关闭", "The ledger of that year is closed"),
    EVENT_CONFLICT(409, "同一事件标识内容不同", "The same event was recorded with other content");

    private final int status;
    private final Bilingual title;

    RejectionCode(int status, String zh, String en) {
        this.status = status;
        this.title = new Bilingual(zh, en);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Bilingual title() {
        return title;
    }
}
