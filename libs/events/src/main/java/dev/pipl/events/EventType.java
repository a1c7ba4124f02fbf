package dev.pipl.events;

import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.audit.SelfAuditPlanned;
import dev.pipl.events.audit.SelfAuditReported;
import dev.pipl.events.certification.BodyFiled;
import dev.pipl.events.certification.BodyRejected;
import dev.pipl.events.certification.CertificateIssued;
import dev.pipl.events.certification.CertificateSuspended;
import dev.pipl.events.certification.PlatformReportDue;
import dev.pipl.events.certification.PlatformReportSubmitted;
import dev.pipl.events.certification.ScopeLeft;
import dev.pipl.events.crossborder.CertificationEligibilityChanged;
import dev.pipl.events.crossborder.HeadCountAdvanced;
import dev.pipl.events.crossborder.LedgerRootKeyIntroduced;
import dev.pipl.events.crossborder.LedgerRootSigned;
import dev.pipl.events.crossborder.MechanismActivated;
import dev.pipl.events.crossborder.MechanismEnded;
import dev.pipl.events.crossborder.RestrictedRecipientListed;
import dev.pipl.events.crossborder.RouteChanged;
import dev.pipl.events.crossborder.SplittingSuspected;
import dev.pipl.events.crossborder.ThresholdCrossed;
import dev.pipl.events.crossborder.ThresholdRetracted;
import dev.pipl.events.crossborder.YearClosed;
import dev.pipl.events.crossborder.YearKeyDestroyed;
import dev.pipl.events.crossborder.YearOpened;
import dev.pipl.events.registry.HandlerProfileChanged;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.events.registry.ObligationDischarged;
import dev.pipl.events.registry.ObligationOverdue;
import dev.pipl.events.registry.ObligationRaised;
import dev.pipl.events.registry.PipiaCompleted;
import dev.pipl.events.registry.PipiaSuperseded;
import dev.pipl.events.transfer.TransferRecorded;
import dev.pipl.events.transfer.TransferRejected;
import dev.pipl.events.transfer.TransferVoided;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of event: its CloudEvents type, where it is published, and the record of its data. */
public enum EventType {
    TRANSFER_RECORDED("dev.pipl.transfer.recorded.v1", Topic.OUTBOUND_TRANSFERS, TransferRecorded.class),
    TRANSFER_VOIDED("dev.pipl.transfer.voided.v1", Topic.OUTBOUND_TRANSFERS, TransferVoided.class),
    TRANSFER_REJECTED("dev.pipl.transfer.rejected.v1", Topic.OUTBOUND_TRANSFERS_REJECTED, TransferRejected.class),
    HANDLER_REGISTERED("dev.pipl.registry.handler-registered.v1", Topic.REGISTRY, HandlerRegistered.class),
    HANDLER_PROFILE_CHANGED(
            "dev.pipl.registry.handler-profile-changed.v1", Topic.REGISTRY, HandlerProfileChanged.class),
    OBLIGATION_RAISED("dev.pipl.registry.obligation-raised.v1", Topic.REGISTRY, ObligationRaised.class),
    OBLIGATION_DISCHARGED("dev.pipl.registry.obligation-discharged.v1", Topic.REGISTRY, ObligationDischarged.class),
    OBLIGATION_OVERDUE("dev.pipl.registry.obligation-overdue.v1", Topic.REGISTRY, ObligationOverdue.class),
    PIPIA_COMPLETED("dev.pipl.registry.pipia-completed.v1", Topic.REGISTRY, PipiaCompleted.class),
    PIPIA_SUPERSEDED("dev.pipl.registry.pipia-superseded.v1", Topic.REGISTRY, PipiaSuperseded.class),
    THRESHOLD_CROSSED("dev.pipl.crossborder.threshold-crossed.v1", Topic.CROSS_BORDER, ThresholdCrossed.class),
    THRESHOLD_RETRACTED("dev.pipl.crossborder.threshold-retracted.v1", Topic.CROSS_BORDER, ThresholdRetracted.class),
    ROUTE_CHANGED("dev.pipl.crossborder.route-changed.v1", Topic.CROSS_BORDER, RouteChanged.class),
    CERTIFICATION_ELIGIBILITY_CHANGED(
            "dev.pipl.crossborder.certification-eligibility-changed.v1",
            Topic.CROSS_BORDER,
            CertificationEligibilityChanged.class),
    SPLITTING_SUSPECTED("dev.pipl.crossborder.splitting-suspected.v1", Topic.CROSS_BORDER, SplittingSuspected.class),
    YEAR_OPENED("dev.pipl.crossborder.year-opened.v1", Topic.CROSS_BORDER, YearOpened.class),
    MECHANISM_ACTIVATED("dev.pipl.crossborder.mechanism-activated.v1", Topic.CROSS_BORDER, MechanismActivated.class),
    MECHANISM_ENDED("dev.pipl.crossborder.mechanism-ended.v1", Topic.CROSS_BORDER, MechanismEnded.class),
    RESTRICTED_RECIPIENT_LISTED(
            "dev.pipl.crossborder.restricted-recipient-listed.v1", Topic.CROSS_BORDER, RestrictedRecipientListed.class),
    YEAR_CLOSED("dev.pipl.crossborder.year-closed.v1", Topic.CROSS_BORDER, YearClosed.class),
    YEAR_KEY_DESTROYED("dev.pipl.crossborder.year-key-destroyed.v1", Topic.CROSS_BORDER, YearKeyDestroyed.class),
    HEAD_COUNT_ADVANCED("dev.pipl.crossborder.head-count-advanced.v1", Topic.CROSS_BORDER, HeadCountAdvanced.class),
    LEDGER_ROOT_SIGNED("dev.pipl.crossborder.ledger-root-signed.v1", Topic.LEDGER_ROOTS, LedgerRootSigned.class),
    LEDGER_ROOT_KEY_INTRODUCED(
            "dev.pipl.crossborder.ledger-root-key-introduced.v1", Topic.LEDGER_ROOTS, LedgerRootKeyIntroduced.class),
    BODY_FILED("dev.pipl.certification.body-filed.v1", Topic.CERTIFICATION, BodyFiled.class),
    BODY_REJECTED("dev.pipl.certification.body-rejected.v1", Topic.CERTIFICATION, BodyRejected.class),
    CERTIFICATE_ISSUED("dev.pipl.certification.certificate-issued.v1", Topic.CERTIFICATION, CertificateIssued.class),
    CERTIFICATE_SUSPENDED(
            "dev.pipl.certification.certificate-suspended.v1", Topic.CERTIFICATION, CertificateSuspended.class),
    PLATFORM_REPORT_DUE("dev.pipl.certification.platform-report-due.v1", Topic.CERTIFICATION, PlatformReportDue.class),
    PLATFORM_REPORT_SUBMITTED(
            "dev.pipl.certification.platform-report-submitted.v1", Topic.CERTIFICATION, PlatformReportSubmitted.class),
    SCOPE_LEFT("dev.pipl.certification.scope-left.v1", Topic.CERTIFICATION, ScopeLeft.class),
    SELF_AUDIT_PLANNED("dev.pipl.audit.self-audit-planned.v1", Topic.AUDIT, SelfAuditPlanned.class),
    SELF_AUDIT_REPORTED("dev.pipl.audit.self-audit-reported.v1", Topic.AUDIT, SelfAuditReported.class),
    ALERT_RAISED("dev.pipl.alert.raised.v1", Topic.ALERTS, AlertRaised.class);

    private static final Map<String, EventType> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::type, Function.identity()));
    private static final Map<Class<? extends Event>, EventType> BY_PAYLOAD =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::payload, Function.identity()));

    private final String type;
    private final Topic topic;
    private final Class<? extends Event> payload;

    EventType(String type, Topic topic, Class<? extends Event> payload) {
        this.type = type;
        this.topic = topic;
        this.payload = payload;
    }

    /** The CloudEvents attribute {@code type}. */
    public String type() {
        return type;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends Event> payload() {
        return payload;
    }

    /** The CloudEvents attribute {@code dataschema}, and the {@code $id} of the published JSON Schema. */
    public String dataschema() {
        return "urn:pipl:schema:" + type;
    }

    /** The kind with that CloudEvents type; empty for types of others, which consumers pass over. */
    public static Optional<EventType> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The kind of that data. */
    public static EventType of(Event event) {
        EventType type = BY_PAYLOAD.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(
                    "no event type for " + event.getClass().getName());
        }
        return type;
    }
}
