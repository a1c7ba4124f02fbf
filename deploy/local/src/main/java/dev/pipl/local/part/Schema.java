package dev.pipl.local.part;

import java.util.Locale;

/** The schemas of the one database; each belongs to the role of its name and to nobody else. */
enum Schema {
    HANDLER_REGISTRY,
    CROSS_BORDER,
    AUDIT,
    CERTIFICATION,
    DASHBOARD,
    KEYCLOAK;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the secret that holds its role's password. */
    String secret() {
        return "postgresql-" + wireName();
    }
}
