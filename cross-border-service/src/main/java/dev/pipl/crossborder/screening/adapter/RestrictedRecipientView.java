package dev.pipl.crossborder.screening.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.crossborder.screening.RestrictedRecipient;
import dev.pipl.law.time.BeijingCalendar;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of the list as it goes over the wire. */
@Schema(name = "RestrictedRecipient")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RestrictedRecipientView(
        String id,
        long version,
        String provision,
        RestrictedRecipient.Kind kind,

        @Schema(description = "Absent for a measure against a country. 对国家的措施没有名称。")
        ListedNameView name,

        List<String> aliases,
        String country,
        String announcement,
        OffsetDateTime announcedAt,
        AllowedScopeView allowedScope,

        @Schema(description = "Absent while the measure holds. 措施未解除时不出现。")
        OffsetDateTime liftedAt,

        String liftingAnnouncement,
        OffsetDateTime createdAt) {

    /** In the languages of the announcement. */
    @Schema(name = "ListedNameView")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListedNameView(String zh, String en) {}

    /** What the announcement itself leaves allowed. */
    @Schema(name = "AllowedScopeView")
    record AllowedScopeView(List<String> purposes, List<String> categories) {}

    static RestrictedRecipientView of(RestrictedRecipient entry) {
        RestrictedRecipient.Announced said = entry.said();
        boolean isNamed = said.article() == RestrictedRecipient.Article.LIST;
        return new RestrictedRecipientView(
                entry.id(),
                entry.version(),
                said.article().provision(),
                said.kind(),
                isNamed
                        ? new ListedNameView(
                                said.nameZh().orElse(null), said.nameEn().orElse(null))
                        : null,
                isNamed ? said.aliases() : null,
                said.country().orElse(null),
                said.announcement(),
                BeijingCalendar.at(said.announcedAt()),
                said.allowed()
                        .map(scope -> new AllowedScopeView(
                                scope.purposes().stream().sorted().toList(),
                                scope.categories().stream().sorted().toList()))
                        .orElse(null),
                entry.lifting().map(one -> BeijingCalendar.at(one.at())).orElse(null),
                entry.lifting().map(RestrictedRecipient.Lifting::announcement).orElse(null),
                BeijingCalendar.at(entry.createdAt()));
    }
}
