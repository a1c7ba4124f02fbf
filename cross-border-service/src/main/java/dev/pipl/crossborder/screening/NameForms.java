package dev.pipl.crossborder.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name in the forms in which names are compared: without what spelling, script variant and legal form add to it.
 * Immutable; making one costs up to a millisecond.
 *
 * @param normal NFKC, folded case, simplified characters, no accents, punctuation or legal form; words are parted by one
 *     space, Chinese characters by none. Equal normal forms are the same name
 * @param distinctive of a name in Chinese characters: {@code normal} without the words at its end that only tell the line
 *     of business; of any other: {@code normal}
 * @param isHan whether it is written, at least partly, in Chinese characters
 * @param words of the normal form in Latin letters, whatever its script
 * @param readings the distinctive part in Latin letters, syllables or words; in Chinese a character at the beginning may
 *     have a reading of its own as a surname (单 shan, 曾 zeng), then there are two
 */
public record NameForms(
        String normal, String distinctive, boolean isHan, List<String> words, List<List<String>> readings) {

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    private static final Transliterator TO_SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final Transliterator TO_ASCII = Transliterator.getInstance("Latin-ASCII");
    private static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
    private static final Transliterator PINYIN_OF_NAMES =
            Transliterator.getInstance("Han-Latin/Names; Latin-ASCII; Lower");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern OTHER_SCRIPT = Pattern.compile("[^\\p{IsHan}\\p{IsLatin}\\p{IsCommon}]");
    private static final Pattern ABBREVIATED_FORM = Pattern.compile("\\((株|有|주)\\)");
    private static final Pattern SILENT = Pattern.compile("[.'’‘`´·・]");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    public NameForms {
        words = List.copyOf(words);
        readings = readings.stream().map(List::copyOf).toList();
    }

    /** The forms of a name in any script. */
    public static NameForms of(String name) {
        String normal = normal(name);
        boolean isHan = HAN.matcher(normal).find();
        if (!isHan) {
            List<String> words = split(LegalForms.strip(latin(normal)));
            List<String> distinctive =
                    words.stream().filter(word -> !LegalForms.isBusiness(word)).toList();
            return new NameForms(normal, normal, false, words, List.of(distinctive.isEmpty() ? words : distinctive));
        }
        String distinctive = LegalForms.distinctive(normal);
        List<List<String>> readings = Stream.of(PINYIN, PINYIN_OF_NAMES)
                .map(reading -> split(latin(reading.transliterate(distinctive))))
                .distinct()
                .toList();
        return new NameForms(normal, distinctive, true, split(latin(PINYIN.transliterate(normal))), readings);
    }

    /** The normal form of a name in any script; names that have the same are one. */
    public static String normal(String name) {
        String text = UCharacter.foldCase(NFKC.normalize(name), true);
        if (HAN.matcher(text).find()) {
            text = TO_SIMPLIFIED.transliterate(text);
        }
        text = TO_ASCII.transliterate(text).replace("&", " and ");
        text = ABBREVIATED_FORM.matcher(text).replaceAll(" ");
        text = SILENT.matcher(text).replaceAll("");
        text = NO_LETTER.matcher(text).replaceAll(" ").strip();
        return LegalForms.strip(text);
    }

    /** Only what is in a third script needs the general, slow way. */
    private static String latin(String text) {
        return OTHER_SCRIPT.matcher(text).find() ? TO_LATIN.transliterate(text) : text;
    }

    private static List<String> split(String text) {
        return Arrays.stream(NO_LETTER.split(text))
                .filter(word -> !word.isEmpty())
                .map(NameForms::umlaut)
                .toList();
    }

    /** The ü of pinyin is often typed as v. */
    private static String umlaut(String syllable) {
        return syllable.equals("lv") || syllable.equals("nv") ? syllable.charAt(0) + "u" : syllable;
    }
}
