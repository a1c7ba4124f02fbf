package dev.pipl.system.benchmark;

import dev.pipl.law.Bilingual;
import java.util.Arrays;
import java.util.Optional;

/** Who takes part. */
enum Racer {
    LEDGER("ledger", new Bilingual("本平台台账", "our ledger")),
    UPSERT("upsert", new Bilingual("PostgreSQL 插入忽略冲突(全证据)", "PostgreSQL upsert, full evidence")),
    UPSERT_PACKED("upsert-packed", new Bilingual("PostgreSQL 插入忽略冲突(证据打包)", "PostgreSQL upsert, evidence packed")),
    REDIS("redis", new Bilingual("Redis SADD 加事件标识", "Redis SADD and event identities")),
    REDIS_BARE("redis-bare", new Bilingual("Redis 仅 SADD", "Redis SADD alone")),
    STREAMS("streams", new Bilingual("Kafka Streams 精确一次", "Kafka Streams, exactly once"));

    private final String code;
    private final Bilingual title;

    Racer(String code, Bilingual title) {
        this.code = code;
        this.title = title;
    }

    String code() {
        return code;
    }

    Bilingual title() {
        return title;
    }

    static Optional<Racer> of(String code) {
        return Arrays.stream(values()).filter(racer -> racer.code.equals(code)).findFirst();
    }
}
