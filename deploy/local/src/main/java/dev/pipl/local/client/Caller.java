package dev.pipl.local.client;

/** Who calls: a role and, where the role is bound to one, a tenant. */
public record Caller(String role, String tenant) {
    public static Caller operator() {
        return new Caller("operator", "");
    }

    public static Caller regulator() {
        return new Caller("regulator", "");
    }

    public static Caller officerOf(String handlerId) {
        return new Caller("handler-officer", handlerId);
    }

    public static Caller pipelineOf(String handlerId) {
        return new Caller("pipeline", handlerId);
    }

    public static Caller certificationBody(String bodyId) {
        return new Caller("certification-body", bodyId);
    }
}
