package dev.pipl.certification.platform;

import dev.pipl.law.Bilingual;
import java.util.List;

/** The certified scope as it is reported: in words, and as codes where it has any. */
public record ReportedScope(
        Bilingual description, List<String> recipientIds, List<String> purposes, List<String> categories) {

    public ReportedScope {
        recipientIds = List.copyOf(recipientIds);
        purposes = List.copyOf(purposes);
        categories = List.copyOf(categories);
    }
}
