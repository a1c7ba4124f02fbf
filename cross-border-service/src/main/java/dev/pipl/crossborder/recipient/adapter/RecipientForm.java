package dev.pipl.crossborder.recipient.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.recipient.RecipientDetails;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a handler says of a recipient. */
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
        JsonNode contact,

        @Schema(
                description = "Registered (an individual: located) in the Greater Bay Area; only for HK and MO, default"
                        + " false. 是否注册于（个人则位于）粤港澳大湾区，仅限香港、澳门，缺省为否。")
        Boolean greaterBayArea,

        @Schema(description = "A foreign judicial or law-enforcement body, default false. 是否外国司法或者执法机构，缺省为否。")
        Boolean foreignAuthority) {

    /** In both languages, and in the recipient's own. */
    @Schema(
            name = "RecipientName",
            requiredProperties = {"zh", "en"})
    record Name(
            String zh,
            String en,

            @Schema(description = "In the recipient's own language and script. 以接收方本国语言文字书写的名称。")
            String local) {}

    RecipientDetails details() {
        return new RecipientDetails(
                name == null ? null : name.zh(),
                name == null ? null : name.en(),
                Optional.ofNullable(name).map(Name::local),
                country,
                Boolean.TRUE.equals(greaterBayArea),
                Boolean.TRUE.equals(foreignAuthority),
                Optional.ofNullable(contact).filter(given -> !given.isNull()));
    }
}
