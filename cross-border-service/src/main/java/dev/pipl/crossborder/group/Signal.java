package dev.pipl.crossborder.group;

import dev.pipl.law.Bilingual;

/** What may point to splitting. Never proof of it. */
public enum Signal {
    GROUP_SUM("集团成员各自低于限值,合计达到限值", "members of a group are each below a limit and reach it together"),
    SHARED_FLOW(
            "集团成员为同一目的向同一接收方提供,合计接近限值",
            "members of a group send to the same recipient for the same purpose and come near a limit together"),
    SAME_DATA_SET("人数完全相同的数据集以不同标识申报", "data sets of exactly the same numbers are declared under different ids"),
    PAUSED_AT_LIMIT("临近限值时停止出境,至新年度恢复", "transfers paused just below a limit and went on in the new year"),
    RECORD_SPLIT(
            "同一人的敏感字段与其他字段分开、短期内提供给同一接收方",
            "the sensitive part of the same persons' records went to the same recipient apart from the rest, within days");

    private final Bilingual title;

    Signal(String zh, String en) {
        title = new Bilingual(zh, en);
    }

    public Bilingual title() {
        return title;
    }
}
