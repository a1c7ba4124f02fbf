package dev.pipl.law.notice;

import dev.pipl.law.Bilingual;

/** An item that the law wants to find in a notice of a recipient abroad. */
public enum NoticeItem {
    RECIPIENT_NAME("境外接收方的名称或者姓名", "the overseas recipient's name"),
    RECIPIENT_CONTACT("境外接收方的联系方式", "the overseas recipient's contact details"),
    PURPOSE("处理目的", "the purpose of the handling"),
    METHOD("处理方式", "the method of the handling"),
    CATEGORIES("个人信息的种类", "the kinds of personal information"),
    RIGHTS("个人向境外接收方行使权利的方式和程序", "how individuals exercise their rights against the recipient"),
    NECESSITY("处理敏感个人信息的必要性", "why it is necessary to handle sensitive information"),
    EFFECT_ON_RIGHTS("对个人权益的影响", "the effect on individuals' rights and interests");

    private final Bilingual words;

    NoticeItem(String zh, String en) {
        this.words = new Bilingual(zh, en);
    }

    /** The item as a person reads it. */
    public Bilingual words() {
        return words;
    }
}
