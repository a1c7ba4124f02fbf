package dev.pipl.crossborder.notice;

import dev.pipl.law.notice.NoticeItem;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a notice tells. Whatever it does not tell is {@code null} or empty.
 *
 * @param purposes as the transfers state them
 * @param categories codes of the kinds of information, as the transfers state them
 * @param rights how individuals exercise their rights against the recipient
 * @param coversSensitive whether sensitive information is sent on it
 * @param necessity of handling sensitive information
 * @param effectOnRights of handling sensitive information
 */
public record NoticeText(
        String recipientName,
        String recipientContact,
        List<String> purposes,
        String method,
        List<String> categories,
        String rights,
        boolean coversSensitive,
        String necessity,
        String effectOnRights) {

    public NoticeText {
        purposes = purposes == null ? List.of() : List.copyOf(purposes);
        categories = categories == null ? List.of() : List.copyOf(categories);
    }

    /** The items that it holds. */
    Set<NoticeItem> items() {
        Set<NoticeItem> items = EnumSet.noneOf(NoticeItem.class);
        addIf(items, NoticeItem.RECIPIENT_NAME, isTold(recipientName));
        addIf(items, NoticeItem.RECIPIENT_CONTACT, isTold(recipientContact));
        addIf(items, NoticeItem.PURPOSE, !purposes.isEmpty());
        addIf(items, NoticeItem.METHOD, isTold(method));
        addIf(items, NoticeItem.CATEGORIES, !categories.isEmpty());
        addIf(items, NoticeItem.RIGHTS, isTold(rights));
        addIf(items, NoticeItem.NECESSITY, isTold(necessity));
        addIf(items, NoticeItem.EFFECT_ON_RIGHTS, isTold(effectOnRights));
        return items;
    }

    private static void addIf(Set<NoticeItem> items, NoticeItem item, boolean isThere) {
        if (isThere) {
            items.add(item);
        }
    }

    private static boolean isTold(String text) {
        return text != null && !text.isBlank();
    }
}
