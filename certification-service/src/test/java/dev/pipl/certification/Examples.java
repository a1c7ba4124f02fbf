package dev.pipl.certification;

import dev.pipl.certification.body.CertificationBody;
import dev.pipl.certification.body.FilingMaterial;
import dev.pipl.certification.certificate.Certificate;
import dev.pipl.certification.certificate.CertificateState;
import dev.pipl.certification.certificate.Scope;
import dev.pipl.certification.certificate.Suspension;
import dev.pipl.certification.handler.Holder;
import dev.pipl.certification.handler.YearStanding;
import dev.pipl.events.Wording;
import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.PersonsHandled;
import dev.pipl.law.Bilingual;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A body, a holder, a certificate, from which the tests start. */
public final class Examples {
    public static final CertificationLaw LAW = CertificationLaw.load();
    public static final Bilingual NAME = new Bilingual("华证数据认证中心", "Huazheng Data Certification Centre");
    public static final Scope SCOPE = new Scope(
            new Bilingual("向新加坡客服中心提供客户联系信息", "Customer contact data to Singapore"),
            List.of("recipient-1"),
            List.of("customer-support"),
            List.of("CONTACT"),
            null);
    public static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private Examples() {}

    public static Map<FilingMaterial, String> allMaterials() {
        return Arrays.stream(FilingMaterial.values()).collect(Collectors.toMap(m -> m, m -> "file of " + m.wireName()));
    }

    public static CertificationBody qualified(LocalDate on) {
        return CertificationBody.qualified("body-1", NAME, on, LAW.clocks().bodyFilingDueOn(on));
    }

    public static CertificationBody submitted(LocalDate qualifiedOn, LocalDate submittedOn) {
        return qualified(qualifiedOn)
                .submitted(allMaterials(), submittedOn, LAW.clocks().filingReplyDueOn(submittedOn), LAW);
    }

    public static CertificationBody filed() {
        return submitted(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 8))
                .accepted(LocalDate.of(2026, 1, 20), LocalDate.of(2026, 1, 20));
    }

    public static Holder holder(List<DatedFact<String>> kind, List<DatedFact<Boolean>> criticalInfrastructureOperator) {
        return new Holder(
                new HandlerProfile(
                        "handler-1",
                        1,
                        new Wording("云帆商贸有限公司", "Yunfan Trading Co., Ltd."),
                        "91310000MA1FL0000X",
                        "CN-31",
                        null,
                        kind,
                        criticalInfrastructureOperator,
                        List.of(new DatedFact<>(LONG_AGO, false)),
                        List.of(new DatedFact<>(LONG_AGO, new PersonsHandled(500_000, null, null, LONG_AGO)))),
                "registry-event-1");
    }

    public static Holder enterprise() {
        return holder(List.of(new DatedFact<>(LONG_AGO, "ENTERPRISE")), List.of(new DatedFact<>(LONG_AGO, false)));
    }

    public static YearStanding year(int year, long nonSensitive, long sensitive) {
        return new YearStanding(
                "handler-1",
                year,
                nonSensitive,
                sensitive,
                false,
                "transfer-event-1",
                OffsetDateTime.parse(year + "-06-01T09:00:00+08:00"));
    }

    public static Certificate certificate(LocalDate issuedOn, CertificateState state) {
        LocalDate validUntil = LAW.term().validUntil(issuedOn);
        return new Certificate(
                "PIP-2026-000001",
                "body-1",
                "handler-1",
                new Bilingual("云帆商贸有限公司", "Yunfan Trading Co., Ltd."),
                SCOPE,
                issuedOn,
                validUntil,
                LAW.term().renewalDueOn(validUntil),
                state,
                List.of());
    }

    public static Certificate valid(LocalDate issuedOn) {
        return certificate(issuedOn, new CertificateState.Valid(issuedOn));
    }

    public static Suspension suspension(LocalDate on) {
        return new Suspension(Suspension.Ground.BODY_FINDING, "超出适用范围 / out of scope", "finding-1", on);
    }
}
