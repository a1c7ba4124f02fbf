package dev.pipl.law;

import java.util.Optional;

/**
 * A paragraph (款) of an article, or an item (项) in it, that rules cite.
 *
 * @param paragraph the paragraph, from 1
 * @param item the item in the paragraph, from 1; 0 for the whole paragraph
 * @param quote the words meant, where they are quoted
 */
public record Clause(int paragraph, int item, Optional<Bilingual> quote) {

    private static final String[] NUMERALS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

    public Clause {
        if (paragraph < 1 || item < 0 || paragraph >= NUMERALS.length || item >= NUMERALS.length) {
            throw new IllegalArgumentException("no paragraph " + paragraph + ", item " + item);
        }
    }

    /** The clause as it is written behind the article: 第一款第（四）项, (1)(4). */
    public Bilingual citation() {
        String zh = "第" + NUMERALS[paragraph] + "款";
        String en = "(" + paragraph + ")";
        return item == 0
                ? new Bilingual(zh, en)
                : new Bilingual(zh + "第（" + NUMERALS[item] + "）项", en + "(" + item + ")");
    }
}
