package dev.pipl.crossborder.group;

import dev.pipl.law.Bilingual;

/** On what a group's count rests: every person once, or an interval and why. */
public enum CountBasis {
    EVERY_PERSON_ONCE("各成员标记密钥一致,按人去重后精确计数", "all members use the same token key: every person is counted once"),
    DECLARED("有成员仅申报数字,未提供人员标记:只能给出区间", "a member merely declared numbers: only an interval can be given"),
    TOKEN_KEY_NOT_NAMED(
            "有成员未注明标记密钥,无法判断同一人是否跨成员重复:只能给出区间",
            "a member names no token key, so the same person cannot be told across members: only an interval can be given"),
    TOKEN_KEYS_DIFFER(
            "成员之间或年度之内标记密钥不一致,同一人无法跨成员识别:只能给出区间",
            "the token keys differ between members or within the year, so the same person cannot be told across members:"
                    + " only an interval can be given"),
    TOO_MANY_PERSONS(
            "人次超过平台一次去重的技术上限:只能给出区间",
            "more persons than the platform counts together at once (a technical limit): only an interval can be given");

    private final Bilingual why;

    CountBasis(String zh, String en) {
        why = new Bilingual(zh, en);
    }

    public boolean isExact() {
        return this == EVERY_PERSON_ONCE;
    }

    public Bilingual why() {
        return why;
    }
}
