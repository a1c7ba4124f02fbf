package dev.pipl.certification.platform.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.certification.adapter.Json;
import dev.pipl.certification.platform.NationalPlatform;
import dev.pipl.certification.platform.PlatformFailure;
import dev.pipl.certification.platform.PlatformMessage;
import dev.pipl.certification.platform.PlatformReport;
import dev.pipl.events.EventJson;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The national platform over HTTP: {@code POST /reports} with the report's id, answered with a receipt. */
@ApplicationScoped
class HttpNationalPlatform implements NationalPlatform {
    /** How long an answer is waited for; what comes later is asked for again by the same id. */
    private static final long TIMEOUT_MILLIS = 10_000;

    private static final int CONNECT_TIMEOUT_MILLIS = 3_000;
    private static final int RECEIPT_LENGTH_MAX = 200;

    private final WebClient client;
    private final String url;

    HttpNationalPlatform(Vertx vertx, @ConfigProperty(name = "pipl.platform.url") String url) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MILLIS).setFollowRedirects(false));
        this.url = url;
    }

    @PreDestroy
    void close() {
        client.close();
    }

    @Override
    public CompletionStage<String> submit(PlatformReport report) {
        return client.postAbs(url + "/reports")
                .timeout(TIMEOUT_MILLIS)
                .putHeader("Content-Type", "application/json")
                .putHeader("Accept", "application/json")
                .sendBuffer(Buffer.buffer(Json.write(PlatformMessage.of(report))))
                .map(HttpNationalPlatform::receipt)
                .onFailure(failure -> !(failure instanceof PlatformFailure))
                .transform(HttpNationalPlatform::unreachable)
                .subscribeAsCompletionStage();
    }

    private static String receipt(HttpResponse<Buffer> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new PlatformFailure(true, "answered with status " + answer.statusCode());
        }
        JsonNode receipt = body(answer).path("receipt");
        if (!receipt.isTextual()
                || receipt.asText().isBlank()
                || receipt.asText().length() > RECEIPT_LENGTH_MAX) {
            throw new PlatformFailure(true, "answered without a receipt");
        }
        return receipt.asText();
    }

    private static JsonNode body(HttpResponse<Buffer> answer) {
        try {
            return EventJson.mapper().readTree(answer.body() == null ? "" : answer.bodyAsString());
        } catch (IOException | DecodeException e) {
            throw new PlatformFailure(true, "answered with something that is no JSON");
        }
    }

    private static PlatformFailure unreachable(Throwable failure) {
        return new PlatformFailure(false, "not reached: " + failure.getClass().getSimpleName());
    }
}
