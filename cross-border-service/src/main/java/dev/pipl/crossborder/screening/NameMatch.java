package dev.pipl.crossborder.screening;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * How alike two names are, from 0 to 1. At {@link #POSSIBLE_FROM} a person has to look at the pair. The measure leans
 * towards asking: a name missed is sent to, a name asked about in vain costs a minute.
 *
 * <p>It reads pinyin, not the Cantonese or Wade-Giles spelling of a Chinese name, nor the Japanese reading of characters:
 * a listing should carry such spellings as aliases.
 */
public final class NameMatch {

    /** From here on two names may be one. */
    public static final double POSSIBLE_FROM = 0.90;

    /** The same where the countries are known and differ. */
    public static final double POSSIBLE_ABROAD_FROM = 0.95;

    /** The same distinctive part beside other words, or the same sound in another script. */
    private static final double SAME_CORE = 0.95;

    /** Different characters, same pinyin, no more than three of them. */
    private static final double SAME_SOUND = 0.90;

    /** Two or three characters are too few for a distance: one other character is another name. */
    private static final int SHORT_HAN = 3;

    /** So many Latin letters at least before a slip of one is forgiven, or a word is compared by likeness at all. */
    private static final int LETTERS_FOR_SLIP = 5;

    private static final int LETTERS_FOR_LIKENESS = 4;

    /** Two words less alike than this are different words. */
    private static final double WORD_FROM = 0.84;

    /** And so are words that need more changes than one letter in so many. */
    private static final int LETTERS_PER_CHANGE = 4;

    /** What a word of business weighs beside a name. */
    private static final double BUSINESS_WEIGHT = 0.3;

    private static final JaroWinklerSimilarity WORDS = new JaroWinklerSimilarity();
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private NameMatch() {}

    /** The likeness of two names; symmetric. */
    public static double score(NameForms one, NameForms other) {
        if (one.normal().equals(other.normal())) {
            return 1;
        }
        if (one.isHan() && other.isHan()) {
            return ofHan(one, other);
        }
        if (!one.isHan() && !other.isHan()) {
            return ofWords(one, other);
        }
        return one.isHan() ? ofSound(one, other) : ofSound(other, one);
    }

    private static double ofHan(NameForms one, NameForms other) {
        String a = one.distinctive();
        String b = other.distinctive();
        if (a.equals(b)) {
            return SAME_CORE;
        }
        boolean soundsAlike = one.readings().stream()
                .map(NameMatch::joined)
                .anyMatch(sound ->
                        other.readings().stream().map(NameMatch::joined).anyMatch(sound::equals));
        if (Math.min(a.length(), b.length()) <= SHORT_HAN) {
            return soundsAlike ? SAME_SOUND : 0;
        }
        double characters = ratio(a, b);
        return soundsAlike || isShortened(a, b) || isShortened(b, a) ? SAME_CORE : Math.max(characters, swapped(a, b));
    }

    /** A name of many characters with one left out. */
    private static boolean isShortened(String longer, String shorter) {
        return shorter.length() > SHORT_HAN + 1
                && longer.length() == shorter.length() + 1
                && DISTANCE.apply(longer, shorter) == 1;
    }

    /** Two characters that changed places are a slip. */
    private static double swapped(String a, String b) {
        return a.chars()
                        .sorted()
                        .boxed()
                        .toList()
                        .equals(b.chars().sorted().boxed().toList())
                ? SAME_SOUND
                : 0;
    }

    private static double ofWords(NameForms one, NameForms other) {
        if (isSameCore(one, other)) {
            return SAME_CORE;
        }
        String a = joined(one.words());
        String b = joined(other.words());
        double whole = Math.min(a.length(), b.length()) >= LETTERS_FOR_SLIP || a.equals(b) ? ratio(a, b) : 0;
        return Math.max(whole, Math.min(covered(one.words(), other.words()), covered(other.words(), one.words())));
    }

    /** The same distinctive words in the same order, beside other words of business. */
    private static boolean isSameCore(NameForms one, NameForms other) {
        String core = joined(one.readings().get(0));
        return core.length() >= LETTERS_FOR_LIKENESS
                && core.equals(joined(other.readings().get(0)));
    }

    /** How much of the words of one name is found in the other, each word by its weight. */
    private static double covered(List<String> words, List<String> others) {
        double weight = 0;
        double found = 0;
        List<String> left = new ArrayList<>(others);
        for (String word : words) {
            double heavy = (LegalForms.isBusiness(word) ? BUSINESS_WEIGHT : 1) * word.length();
            weight += heavy;
            String best = null;
            double likeness = 0;
            for (String candidate : left) {
                double now = likeness(word, candidate);
                if (now > likeness) {
                    likeness = now;
                    best = candidate;
                }
            }
            left.remove(best);
            found += heavy * likeness;
        }
        return weight == 0 ? 0 : found / weight;
    }

    private static double likeness(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        if (Math.min(a.length(), b.length()) < LETTERS_FOR_LIKENESS) {
            return 0;
        }
        int changesMax = Math.max(a.length(), b.length()) / LETTERS_PER_CHANGE;
        double alike = WORDS.apply(a, b);
        return alike >= WORD_FROM && DISTANCE.apply(a, b) <= changesMax ? alike : 0;
    }

    /** A name in characters and one in letters: by the sound of the distinctive part, family name first or last. */
    private static double ofSound(NameForms han, NameForms latin) {
        double best = sound(joined(han.words()), joined(latin.words()));
        for (List<String> words : latin.readings()) {
            for (int turn = 0; turn < words.size(); turn++) {
                List<String> turned = new ArrayList<>(words);
                Collections.rotate(turned, turn);
                String spelled = joined(turned);
                for (List<String> reading : han.readings()) {
                    best = Math.max(best, sound(joined(reading), spelled));
                }
            }
        }
        return best;
    }

    private static double sound(String pinyin, String spelled) {
        if (pinyin.equals(spelled)) {
            return pinyin.length() < LETTERS_FOR_LIKENESS ? SAME_SOUND : SAME_CORE;
        }
        return Math.min(pinyin.length(), spelled.length()) < 2 * LETTERS_FOR_SLIP
                ? 0
                : SAME_CORE * ratio(pinyin, spelled);
    }

    private static double ratio(String a, String b) {
        int longest = Math.max(a.length(), b.length());
        return longest == 0 ? 0 : 1 - (double) DISTANCE.apply(a, b) / longest;
    }

    private static String joined(List<String> words) {
        return String.join("", words);
    }
}
