package dev.pipl.local.part;

import dev.pipl.law.Bilingual;

/** The parts in the order in which a person reads them. */
public enum PartId {
    DASHBOARD("dashboard", "监管看板", "regulator dashboard", "PIPL_DASHBOARD_PORT", 8080),
    REGISTRY("handler-registry", "处理者登记", "handler registry", "PIPL_REGISTRY_PORT", 8081),
    CROSS_BORDER("cross-border", "出境台账", "cross-border ledger", "PIPL_CROSS_BORDER_PORT", 8082),
    AUDIT("audit", "合规审计", "compliance audit", "PIPL_AUDIT_PORT", 8083),
    CERTIFICATION("certification", "出境认证", "certification", "PIPL_CERTIFICATION_PORT", 8084),
    PLATFORM_SANDBOX(
            "platform-sandbox", "认证信息平台(沙箱)", "national platform (sandbox)", "PIPL_PLATFORM_SANDBOX_PORT", 8090),
    KEYCLOAK("keycloak", "登录与令牌", "sign-in and tokens", "PIPL_KEYCLOAK_PORT", 8180),
    KAFKA("kafka", "事件", "events", "PIPL_KAFKA_PORT", 9092),
    POSTGRESQL("postgresql", "数据库", "database", "PIPL_POSTGRES_PORT", 15432);

    private final String wireName;
    private final Bilingual title;
    private final String portVariable;
    private final int portByDefault;

    PartId(String wireName, String zh, String en, String portVariable, int portByDefault) {
        this.wireName = wireName;
        this.title = new Bilingual(zh, en);
        this.portVariable = portVariable;
        this.portByDefault = portByDefault;
    }

    /** The name in {@code status}, of its log and of its folders. */
    public String wireName() {
        return wireName;
    }

    public Bilingual title() {
        return title;
    }

    /** The environment variable that moves it to another port. */
    public String portVariable() {
        return portVariable;
    }

    int portByDefault() {
        return portByDefault;
    }

    /** What a client needs to reach it. */
    public String address(int port) {
        return switch (this) {
            case KAFKA -> "127.0.0.1:" + port;
            case POSTGRESQL -> "jdbc:postgresql://127.0.0.1:" + port + "/pipl";
            default -> "http://localhost:" + port;
        };
    }
}
