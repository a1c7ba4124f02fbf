package dev.pipl.testing;

import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a {@code @QuarkusTest} on a real PostgreSQL, a real Kafka broker with the platform's topics and an OIDC provider
 * whose tokens are verified like any other. Give every integration test of a service the same annotation: they then
 * share one application start.
 */
@WithTestResource(PlatformResource.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OnPlatform {
    /** The service's schema and role, for example {@code handler_registry}. */
    String schema();
}
