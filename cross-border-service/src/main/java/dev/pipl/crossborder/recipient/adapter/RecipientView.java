package dev.pipl.crossborder.recipient.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.law.time.BeijingCalendar;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A recipient as it goes over the wire. */
@Schema(name = "Recipient")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecipientView(
        String id,
        String handlerId,
        long version,
        Name name,

        @Schema(description = "ISO 3166-1 alpha-2. 国家或地区代码。", examples = "SG")
        String country,

        @Schema(implementation = Object.class, description = "As the handler wrote it. 处理者填写的联系方式。")
        JsonNode contact,

        boolean greaterBayArea,
        boolean foreignAuthority,

        OffsetDateTime createdAt) {

    /** {@code local} is absent where the handler gave none. */
    @Schema(name = "NameOfRecipient")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Name(String zh, String en, String local) {}

    static RecipientView of(Recipient recipient) {
        return new RecipientView(
                recipient.id(),
                recipient.handlerId(),
                recipient.version(),
                new Name(
                        recipient.name().zh(),
                        recipient.name().en(),
                        recipient.localName().orElse(null)),
                recipient.country(),
                recipient.contact().orElse(null),
                recipient.greaterBayArea(),
                recipient.foreignAuthority(),
                BeijingCalendar.at(recipient.createdAt()));
    }
}
