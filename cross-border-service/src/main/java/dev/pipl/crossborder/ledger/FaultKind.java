package dev.pipl.crossborder.ledger;

import dev.pipl.law.Bilingual;
import java.util.Locale;

/** What can be wrong with a ledger. The constant's name in kebab-case is the wire code. */
public enum FaultKind {
    ROW_MISSING("缺少这一行", "The row is missing"),
    ROW_UNREADABLE("该行内容无法读取", "The row cannot be read"),
    ENTRY_CHANGED("该事件的记录已被改动", "What the row says of the event was changed"),
    ROW_CHANGED("该行已被改动，所涉事件的记录未变", "The row was changed, but not in what it says of its events"),
    CHAIN_BROKEN("该行不接续前一行", "The row does not follow the one before it"),
    HEAD_DIFFERS("该行不是先前已知的那一行", "The row is another one than was known before"),
    FIGURES_DIFFER("该行的数字与重新计数不符", "The row's figures are not what a recount gives"),
    DECISIONS_DIFFER("该行所载限值或者路径与重新判定不符", "The row's limits or routes are not what judging again gives"),
    EVENT_TWICE("同一事件记录了两次", "The event is recorded twice"),
    TURN_MISSING("该行之前写入的一行不见了", "A row that was written before this one is gone");

    private final Bilingual title;

    FaultKind(String zh, String en) {
        title = new Bilingual(zh, en);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Bilingual title() {
        return title;
    }
}
