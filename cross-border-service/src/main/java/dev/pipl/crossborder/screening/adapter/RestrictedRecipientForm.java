package dev.pipl.crossborder.screening.adapter;

import dev.pipl.crossborder.screening.AllowedScope;
import dev.pipl.crossborder.screening.AnnouncedForm;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an announcement says, as somebody writes it down. */
@Schema(
        name = "NewRestrictedRecipient",
        requiredProperties = {"provision", "kind", "announcement", "announcedAt"})
record RestrictedRecipientForm(
        @Schema(
                description = "PIPL-42 against a name, PIPL-43 against a country. 对名称的措施或者对国家的措施。",
                examples = "PIPL-42")
        String provision,

        @Schema(description = "RESTRICTED or PROHIBITED; both block. 限制或者禁止，均不得提供。", examples = "PROHIBITED")
        String kind,

        @Schema(description = "At least one language; none for a country. 至少一种语言；对国家的措施不填。")
        Name name,

        @Schema(description = "Other spellings, in any script. 其他写法，文字不限。")
        List<String> aliases,

        @Schema(description = "ISO 3166-1 alpha-2. 国家或地区代码。", examples = "SG")
        String country,

        @Schema(description = "Where it was published. 公告出处。", examples = "国家互联网信息办公室公告2026年第3号")
        String announcement,

        @Schema(
                description =
                        "A date (from its beginning in Beijing) or a date and time with its offset. 日期（北京时间零时起）或者带时区的时间。",
                examples = "2026-05-06")
        String announcedAt,

        @Schema(description = "What the announcement itself leaves allowed. 公告写明仍可提供的范围。")
        Allowed allowedScope) {

    /** In the languages of the announcement. */
    @Schema(name = "ListedName")
    record Name(String zh, String en) {}

    /** Purposes and categories, as transfers state them. */
    @Schema(
            name = "AllowedScope",
            requiredProperties = {"purposes", "categories"})
    record Allowed(List<String> purposes, List<String> categories) {

        AllowedScope scope() {
            return new AllowedScope(texts(purposes), texts(categories));
        }

        private static Set<String> texts(List<String> list) {
            return list == null
                    ? Set.of()
                    : list.stream()
                            .filter(Objects::nonNull)
                            .filter(text -> !text.isBlank())
                            .collect(Collectors.toSet());
        }
    }

    AnnouncedForm announced() {
        return new AnnouncedForm(
                provision,
                kind,
                name == null ? null : name.zh(),
                name == null ? null : name.en(),
                aliases == null
                        ? List.of()
                        : aliases.stream()
                                .map(alias -> alias == null ? "" : alias)
                                .toList(),
                country,
                announcement,
                announcedAt,
                Optional.ofNullable(allowedScope).map(Allowed::scope));
    }
}
