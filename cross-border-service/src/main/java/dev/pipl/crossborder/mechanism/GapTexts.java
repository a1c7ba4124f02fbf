package dev.pipl.crossborder.mechanism;

import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a gap says, and by which provision, for each kind of mechanism. */
final class GapTexts {

    private final Provisions law;

    GapTexts(Provisions law) {
        this.law = law;
    }

    Gap gap(Gap.Reason reason, Mechanism mechanism, PlannedTransfer transfer, Map<String, ?> inputs) {
        Provision provision = law.get(provision(reason, mechanism.kind()));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("mechanism", mechanism.id());
        all.put("kind", mechanism.kind().name());
        all.put("on", BeijingCalendar.dateOf(transfer.moment()).toString());
        all.putAll(inputs);
        Finding finding = new Finding(
                provision.id(),
                provision.citation(),
                "mechanism-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                all,
                "mechanism-" + provision.inForce());
        return new Gap(reason, text(reason), finding);
    }

    private static String provision(Gap.Reason reason, MechanismKind kind) {
        return switch (reason) {
            case BARRED, BOUND_BY_ASSESSMENT -> "QA-JAN-1";
            case BAY_AREA -> "QA-JAN-2";
            case NOT_IN_FORCE -> inForce(kind);
            case IMPORTANT_DATA -> kind == MechanismKind.STATE_ORGAN_ASSESSMENT ? "PIPL-36" : "CBDF-7";
            case RECIPIENT, PURPOSE, CATEGORY, SENSITIVE, VOLUME -> bounds(kind);
        };
    }

    private static String inForce(MechanismKind kind) {
        return switch (kind) {
            case SECURITY_ASSESSMENT -> "CBDF-9";
            case STANDARD_CONTRACT -> "SCC-6";
            case BAY_AREA_CONTRACT -> "QA-JAN-2";
            case CERTIFICATE -> "CERT-8";
            case STATE_ORGAN_ASSESSMENT -> "PIPL-36";
        };
    }

    private static String bounds(MechanismKind kind) {
        return switch (kind) {
            case SECURITY_ASSESSMENT -> "NDSR-38";
            case STANDARD_CONTRACT -> "SCC-8";
            case BAY_AREA_CONTRACT -> "QA-JAN-2";
            case CERTIFICATE -> "CERT-10";
            case STATE_ORGAN_ASSESSMENT -> "PIPL-36";
        };
    }

    private static Bilingual text(Gap.Reason reason) {
        return switch (reason) {
            case NOT_IN_FORCE ->
                new Bilingual("该机制在出境时不在有效状态", "The mechanism is not in force when the transfer takes place");
            case RECIPIENT -> new Bilingual("接收方不在该机制范围内", "The mechanism does not cover the recipient");
            case PURPOSE -> new Bilingual("出境目的不在该机制范围内", "The mechanism does not cover the purpose");
            case CATEGORY ->
                new Bilingual("部分个人信息种类不在该机制范围内", "The mechanism does not cover all kinds of information sent");
            case SENSITIVE -> new Bilingual("该机制不包括敏感个人信息", "The mechanism does not cover sensitive information");
            case IMPORTANT_DATA -> new Bilingual("该机制不包括重要数据", "The mechanism does not cover important data");
            case VOLUME -> new Bilingual("人数超出该机制的规模", "The number of persons exceeds the mechanism's scale");
            case BAY_AREA ->
                new Bilingual(
                        "大湾区标准合同不适用于湾区以外的接收方",
                        "The contract of the Greater Bay Area does not serve a recipient outside the Area");
            case BARRED ->
                new Bilingual(
                        "同一事项未通过安全评估，不得以合同或者认证出境",
                        "The same matter failed a security assessment and is closed to contract and certificate");
            case BOUND_BY_ASSESSMENT ->
                new Bilingual(
                        "同一事项已通过安全评估，以该评估的范围为准", "The same matter passed a security assessment, whose scope binds");
        };
    }
}
