package dev.pipl.crossborder.recipient.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a handler says of a new recipient. */
@Schema(
        name = "NewRecipient",
        requiredProperties = {"handlerId", "name", "country"})
record RecipientForm(
        String handlerId,
        Name name,

        @Schema(description = "ISO 3166-1 alpha-2. 国家或地区代码。", examples = "SG")
        String country,

        @Schema(
                implementation = Object.class,
                description = "A text or an object of texts. 文本或对象。",
                examples = "dpo@example.sg")
        JsonNode contact) {

    /** In both languages. */
    @Schema(name = "RecipientName")
    record Name(String zh, String en) {}

    String nameZh() {
        return name == null ? null : name.zh();
    }

    String nameEn() {
        return name == null ? null : name.en();
    }

    Optional<JsonNode> contactGiven() {
        return Optional.ofNullable(contact).filter(given -> !given.isNull());
    }
}
