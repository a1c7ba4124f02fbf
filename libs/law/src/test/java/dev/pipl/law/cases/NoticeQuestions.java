package dev.pipl.law.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.law.Provisions;
import dev.pipl.law.notice.NoticeItem;
import dev.pipl.law.notice.RecipientNotice;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The questions of cases about notices. */
final class NoticeQuestions {

    private final RecipientNotice notice;

    NoticeQuestions(Provisions law) {
        this.notice = RecipientNotice.of(law);
    }

    /** Which items are missing, and the provision of each. */
    JsonNode items(Facts given) {
        Set<NoticeItem> items = EnumSet.noneOf(NoticeItem.class);
        given.texts("items").forEach(name -> items.add(NoticeItem.valueOf(name)));
        List<RecipientNotice.Missing> missing = notice.missing(given.date("on"), items, given.flag("sensitive"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        missing.forEach(one -> {
            answer.withArray("missing").add(one.item().name());
            answer.withArray("citing").add(one.finding().provision());
        });
        answer.withArray("missing");
        answer.withArray("citing");
        return answer;
    }
}
