package dev.pipl.kit.caller;

import java.util.Arrays;
import java.util.Optional;

/** What a caller is, by the token's {@code realm_access.roles}. */
public enum Role {
    HANDLER_OFFICER("handler-officer"),
    PIPELINE("pipeline"),
    AGENCY_AUDITOR("agency-auditor"),
    CERTIFICATION_BODY("certification-body"),
    REGULATOR("regulator"),
    OPERATOR("operator");

    private final String wireName;

    Role(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Empty for names that mean nothing to the platform. */
    public static Optional<Role> of(String wireName) {
        return Arrays.stream(values()).filter(r -> r.wireName.equals(wireName)).findFirst();
    }
}
