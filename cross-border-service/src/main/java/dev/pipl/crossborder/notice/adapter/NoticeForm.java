package dev.pipl.crossborder.notice.adapter;

import dev.pipl.crossborder.notice.NoticeText;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a handler told individuals. Only {@code recipientId} is a matter of form; what is missing is judged by the law. */
@Schema(
        name = "NewNotice",
        requiredProperties = {"recipientId"})
record NoticeForm(
        String recipientId,

        @Schema(description = "As the notice names it. 告知中的接收方名称或者姓名。", examples = "Lion Ltd")
        String recipientName,

        @Schema(description = "As the notice gives it. 告知中的联系方式。", examples = "dpo@example.sg")
        String recipientContact,

        @Schema(description = "As transfers state them. 与出境记录所写处理目的一致。", examples = "[\"customer-support\"]")
        List<String> purposes,

        @Schema(description = "How the information is handled. 处理方式。")
        String method,

        @Schema(description = "Codes as transfers state them. 与出境记录所写种类代码一致。", examples = "[\"CONTACT\"]")
        List<String> categories,

        @Schema(description = "How to exercise rights against the recipient. 向接收方行使权利的方式和程序。")
        String rights,

        @Schema(description = "Whether sensitive information is sent on it, default false. 是否涉及敏感个人信息，缺省为否。")
        Boolean coversSensitive,

        @Schema(description = "For sensitive information: why it is necessary. 处理敏感个人信息的必要性。")
        String necessity,

        @Schema(description = "For sensitive information: its effect on rights. 对个人权益的影响。")
        String effectOnRights,

        @Schema(description = "When individuals could know it; default now. 个人可以知悉的时间，缺省为现在。")
        OffsetDateTime from) {

    NoticeText text() {
        return new NoticeText(
                recipientName,
                recipientContact,
                entries(purposes),
                method,
                entries(categories),
                rights,
                Boolean.TRUE.equals(coversSensitive),
                necessity,
                effectOnRights);
    }

    /** An entry that is {@code null} is a blank one, and refused as such. */
    private static List<String> entries(List<String> list) {
        return list == null
                ? List.of()
                : list.stream().map(entry -> entry == null ? "" : entry).toList();
    }
}
