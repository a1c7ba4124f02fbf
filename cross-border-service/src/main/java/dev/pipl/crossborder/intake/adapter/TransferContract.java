package dev.pipl.crossborder.intake.adapter;

import dev.pipl.events.transfer.TransferRecorded;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the published contract shows of a request. The form itself is judged event by event, not by a schema. */
final class TransferContract {

    static final String EVENT = """
            {"specversion":"1.0","id":"01J1","type":"dev.pipl.transfer.recorded.v1",
            "source":"/handlers/h-1/pipelines/crm-export","subject":"h-1","time":"2026-03-01T08:00:00+08:00",
            "datacontenttype":"application/json","data":{"handlerId":"h-1","recipientId":"r-1",
            "occurredAt":"2026-03-01T08:00:00+08:00","purpose":"customer-support","categories":["CONTACT"],
            "nonSensitiveSubjects":["mJ0c1VbQ7rT2kXz9aLfP3w"],"sensitiveSubjects":[],"tokenKeyId":"2026-a",
            "legalBasis":"CONSENT","separateConsent":true,"importantData":false}}""";

    static final String RESULTS = """
            {"results":[{"id":"01J1","status":"ACCEPTED"},{"id":"01J2","status":"REJECTED","problem":{
            "type":"urn:pipl:problem:token-form","title":"A subject token has a wrong form","status":400,
            "detail":"A token has 16 to 128 characters of A-Z a-z 0-9 - _","code":"token-form"}}]}""";

    private TransferContract() {}

    /** A transfer as a CloudEvent; a void has the same envelope. */
    @Schema(name = "TransferEvent")
    record Event(
            String specversion,
            String id,

            @Schema(description = "dev.pipl.transfer.recorded.v1 or dev.pipl.transfer.voided.v1. 事件类型。")
            String type,

            String source,

            @Schema(description = "The handler's id. 个人信息处理者标识。")
            String subject,

            OffsetDateTime time,
            String datacontenttype,
            TransferRecorded data) {}
}
