package dev.pipl.crossborder.notice.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.crossborder.notice.IssuedNotice;
import dev.pipl.crossborder.notice.NoticeText;
import dev.pipl.law.time.BeijingCalendar;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notice as it goes over the wire. */
@Schema(name = "Notice")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoticeView(
        String id,
        String handlerId,
        String recipientId,
        long version,
        String recipientName,
        String recipientContact,
        List<String> purposes,
        String method,
        List<String> categories,
        String rights,
        boolean coversSensitive,
        String necessity,
        String effectOnRights,
        OffsetDateTime from,

        @Schema(description = "Absent while the notice stands. 未撤回时不出现。")
        OffsetDateTime withdrawnAt,

        String withdrawalReason,
        OffsetDateTime createdAt) {

    static NoticeView of(IssuedNotice notice) {
        NoticeText text = notice.text();
        return new NoticeView(
                notice.id(),
                notice.handlerId(),
                notice.recipientId(),
                notice.version(),
                text.recipientName(),
                text.recipientContact(),
                text.purposes(),
                text.method(),
                text.categories(),
                text.rights(),
                text.coversSensitive(),
                text.necessity(),
                text.effectOnRights(),
                BeijingCalendar.at(notice.from()),
                notice.withdrawal().map(one -> BeijingCalendar.at(one.at())).orElse(null),
                notice.withdrawal().map(IssuedNotice.Withdrawal::reason).orElse(null),
                BeijingCalendar.at(notice.createdAt()));
    }
}
