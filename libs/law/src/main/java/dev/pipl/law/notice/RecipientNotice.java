package dev.pipl.law.notice;

import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provisions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which items a notice of a recipient abroad lacks. Immutable, thread-safe. */
public final class RecipientNotice {

    private static final Set<NoticeItem> OF_EVERY_NOTICE = EnumSet.of(
            NoticeItem.RECIPIENT_NAME,
            NoticeItem.RECIPIENT_CONTACT,
            NoticeItem.PURPOSE,
            NoticeItem.METHOD,
            NoticeItem.CATEGORIES,
            NoticeItem.RIGHTS);
    private static final Set<NoticeItem> OF_SENSITIVE_INFORMATION =
            EnumSet.of(NoticeItem.NECESSITY, NoticeItem.EFFECT_ON_RIGHTS);

    private final LegalBasis everyNotice;
    private final LegalBasis sensitiveInformation;

    private RecipientNotice(Provisions law) {
        everyNotice = LegalBasis.of("notice/recipient-items", law.get("PIPL-39").cite());
        sensitiveInformation =
                LegalBasis.of("notice/sensitive-items", law.get("PIPL-30").cite());
    }

    /** The items by these provisions. */
    public static RecipientNotice of(Provisions law) {
        return new RecipientNotice(law);
    }

    /**
     * An item that is not there.
     *
     * @param finding of the provision that asks for it
     */
    public record Missing(NoticeItem item, Finding finding) {}

    /**
     * What the notice lacks, in the order of {@link NoticeItem}; empty for a whole notice.
     *
     * @param given the items that it holds
     * @param isOfSensitiveInformation whether sensitive information is sent on it
     */
    public List<Missing> missing(LocalDate on, Set<NoticeItem> given, boolean isOfSensitiveInformation) {
        List<Missing> missing = new ArrayList<>();
        for (NoticeItem item : NoticeItem.values()) {
            if (given.contains(item)) {
                continue;
            }
            if (OF_EVERY_NOTICE.contains(item)) {
                missing.add(missing(everyNotice, item, on));
            } else if (isOfSensitiveInformation && OF_SENSITIVE_INFORMATION.contains(item)) {
                missing.add(missing(sensitiveInformation, item, on));
            }
        }
        return missing;
    }

    /** The rules with what they rest on. */
    public List<LegalBasis> bases() {
        return List.of(everyNotice, sensitiveInformation);
    }

    private static Missing missing(LegalBasis basis, NoticeItem item, LocalDate on) {
        return new Missing(
                item,
                basis.leadingFinding(
                        on,
                        "notice-item-missing",
                        Map.of("item", item.name()),
                        "notice-" + basis.newestEffectiveDate(on)));
    }
}
