package dev.pipl.crossborder.screening;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a company's name that say only which kind of company it is, and those that only say its line of business.
 * Works on folded, simplified text.
 */
final class LegalForms {

    /** Longest first, so that no form is cut in half. */
    private static final List<String> HAN = List.of(
            "股份有限责任公司", "股份有限公司", "有限责任公司", "有限公司", "株式会社", "有限会社", "合同会社", "合资会社", "주식회사", "유한회사", "总公司", "分公司", "公司");

    /** Technical: a shorter phrase at the beginning of a name is part of it. */
    private static final int SHORT_PHRASE = 10;

    /** Several words that are one form; at the end, the long ones at the beginning too. */
    private static final List<String> PHRASES = List.of(
            "public limited company",
            "limited liability company",
            "limited liability partnership",
            "private limited",
            "kabushiki kaisha",
            "sociedad anonima",
            "societe anonyme",
            "societa per azioni",
            "naamloze vennootschap",
            "sdn bhd",
            "s p a",
            "s r o",
            "a s",
            "s a");

    private static final Set<String> AT_THE_END = words("""
            ab ag aktiengesellschaft as asa bhd bv co company corp corporation gmbh inc incorporated kft kg kk limited llc
            llp ltd ltda mbh nv oao ooo oy oyj pao pjsc plc pte pty pvt sa sae sarl sas sdn se sl spa spz sro srl tbk zao
            """);

    private static final Set<String> AT_THE_START = words("the pt cv ooo oao zao pao kk");

    /** They are translated, not spelled, and say little of who it is. */
    private static final Set<String> BUSINESS = words("""
            and business consulting data development digital electronics electric energy engineering enterprise enterprises
            finance financial global group holding holdings industrial industries industry information international
            investment investments logistics management manufacturing media network networks of pharma pharmaceuticals
            resources services service shipping software solutions systems tech technologies technology telecom trade trading
            """);

    private static final List<String> HAN_BUSINESS = List.of(
            "技术", "科技", "贸易", "国际", "集团", "实业", "投资", "控股", "电子", "信息", "网络", "软件", "服务", "工业", "发展", "物流", "咨询", "管理",
            "制造", "能源", "金融", "医药", "数据", "数字", "传媒", "航运", "商贸", "进出口");

    private static final Pattern HAN_SPACE =
            Pattern.compile("(?<=[\\p{IsHan}\\p{IsHangul}]) (?=[\\p{IsHan}\\p{IsHangul}])");

    private LegalForms() {}

    /** Without the legal form; a name that is nothing else stays as it is. */
    static String strip(String folded) {
        String text = HAN_SPACE.matcher(folded).replaceAll("");
        return stripWords(stripHan(text));
    }

    private static String stripHan(String text) {
        for (String form : HAN) {
            if (text.endsWith(form) && text.length() > form.length() + 1) {
                return stripHan(text.substring(0, text.length() - form.length()).strip());
            }
            if (text.startsWith(form) && text.length() > form.length() + 1) {
                return stripHan(text.substring(form.length()).strip());
            }
        }
        return text;
    }

    private static String stripWords(String text) {
        for (String phrase : PHRASES) {
            if (text.endsWith(" " + phrase)) {
                return stripWords(text.substring(0, text.length() - phrase.length() - 1));
            }
        }
        for (String phrase : PHRASES) {
            if (text.startsWith(phrase + " ") && phrase.length() > SHORT_PHRASE) {
                return stripWords(text.substring(phrase.length() + 1));
            }
        }
        int last = text.lastIndexOf(' ');
        if (last > 0 && AT_THE_END.contains(text.substring(last + 1))) {
            return stripWords(text.substring(0, last));
        }
        int first = text.indexOf(' ');
        if (first > 0 && AT_THE_START.contains(text.substring(0, first))) {
            return stripWords(text.substring(first + 1));
        }
        return text;
    }

    /** Whether a Latin word says only what somebody does. */
    static boolean isBusiness(String word) {
        return BUSINESS.contains(word);
    }

    /** A Chinese name without the words at its end that say only what somebody does; at least two characters stay. */
    static String distinctive(String han) {
        for (String word : HAN_BUSINESS) {
            if (han.endsWith(word) && han.length() >= word.length() + 2) {
                return distinctive(han.substring(0, han.length() - word.length()));
            }
        }
        return han;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
