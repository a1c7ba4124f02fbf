package dev.pipl.local.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.local.LocalFailure;
import dev.pipl.local.part.Keycloak;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Gets tokens by client credentials, and makes the client of a role and tenant when it is asked for the first time.
 *
 * <p>A client's secret is derived from the provisioner's, so that nothing more has to be kept.
 */
public final class TokenIssuer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PROVISIONER = "provisioner";
    private static final String AUDIENCE = "pipl";
    private static final String MAC = "HmacSHA256";

    private final String server;
    private final String provisionerSecret;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public TokenIssuer(int keycloakPort, String provisionerSecret) {
        this.server = "http://127.0.0.1:" + keycloakPort;
        this.provisionerSecret = provisionerSecret;
    }

    /** An access token for that role and tenant. */
    public String token(TokenRequest request) throws IOException, InterruptedException {
        String secret = secretOf(request.clientId());
        Optional<String> token = clientCredentials(request.clientId(), secret);
        if (token.isEmpty()) {
            makeClient(request, secret);
            token = clientCredentials(request.clientId(), secret);
        }
        return token.orElseThrow(() -> refused(request.clientId()));
    }

    private void makeClient(TokenRequest request, String secret) throws IOException, InterruptedException {
        String provisioner = clientCredentials(PROVISIONER, provisionerSecret).orElseThrow(() -> refused(PROVISIONER));
        HttpRequest post = HttpRequest.newBuilder(URI.create(server + "/admin/realms/" + Keycloak.REALM + "/clients"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + provisioner)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        client(request, secret).toString()))
                .build();
        int status = send(post).statusCode();
        boolean madeBySomebodyElseMeanwhile = status == 409;
        if (status != 201 && !madeBySomebodyElseMeanwhile) {
            throw new IOException("Keycloak answered " + status + " when asked for the client " + request.clientId());
        }
    }

    private static ObjectNode client(TokenRequest request, String secret) {
        ObjectNode client = JSON.createObjectNode();
        client.put("clientId", request.clientId());
        client.put("protocol", "openid-connect");
        client.put("publicClient", false);
        client.put("secret", secret);
        client.put("standardFlowEnabled", false);
        client.put("directAccessGrantsEnabled", false);
        client.put("serviceAccountsEnabled", true);
        client.put("fullScopeAllowed", false);
        ArrayNode mappers = client.putArray("protocolMappers");
        mappers.add(mapper("role", "oidc-hardcoded-role-mapper", Map.of("role", request.role())));
        mappers.add(mapper("audience", "oidc-audience-mapper", Map.of("included.custom.audience", AUDIENCE)));
        request.tenant()
                .ifPresent(tenant -> mappers.add(mapper(
                        "tenant",
                        "oidc-hardcoded-claim-mapper",
                        Map.of("claim.name", "tenant", "claim.value", tenant, "jsonType.label", "String"))));
        return client;
    }

    private static ObjectNode mapper(String name, String kind, Map<String, String> config) {
        ObjectNode mapper = JSON.createObjectNode();
        mapper.put("name", name);
        mapper.put("protocol", "openid-connect");
        mapper.put("protocolMapper", kind);
        ObjectNode settings = mapper.putObject("config");
        settings.put("access.token.claim", "true");
        settings.put("introspection.token.claim", "true");
        config.forEach(settings::put);
        return mapper;
    }

    /** Empty when Keycloak knows no such client with that secret. */
    private Optional<String> clientCredentials(String clientId, String secret)
            throws IOException, InterruptedException {
        String form = Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest post = HttpRequest.newBuilder(
                        URI.create(server + "/realms/" + Keycloak.REALM + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = send(post);
        if (answer.statusCode() == 200) {
            JsonNode body = JSON.readTree(answer.body());
            return Optional.of(body.path("access_token").asText());
        }
        if (answer.statusCode() == 400 || answer.statusCode() == 401) {
            return Optional.empty();
        }
        throw new IOException("Keycloak answered " + answer.statusCode() + " when asked for a token");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException nobodyThere) {
            throw notRunning();
        }
    }

    /** What to say when there is no platform that could answer. */
    public static LocalFailure notRunning() {
        return new LocalFailure("平台未在运行;请先运行 ./run", "the platform is not running; start it with ./run", 3);
    }

    private static LocalFailure refused(String clientId) {
        return new LocalFailure(
                "Keycloak 不接受客户端 " + clientId + " 的密钥;数据与 secrets 不一致,请运行 ./run reset",
                "Keycloak refuses the secret of the client " + clientId
                        + "; data and secrets do not belong together, ./run reset makes them anew");
    }

    private String secretOf(String clientId) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(provisionerSecret.getBytes(StandardCharsets.UTF_8), MAC));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(clientId.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
