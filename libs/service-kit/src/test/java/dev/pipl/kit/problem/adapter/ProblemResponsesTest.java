package dev.pipl.kit.problem.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.junit.jupiter.api.Test;

class ProblemResponsesTest {

    @Test
    void aReadingThatNeedsNothingMayOnlyBeUnavailable() {
        Operation open = OASFactory.createOperation().responses(OASFactory.createAPIResponses());

        describe(open);

        assertThat(open.getResponses().getAPIResponses()).containsOnlyKeys("503");
    }

    @Test
    void whatAnOperationTakesSaysWhatItMayRefuse() {
        Operation change = OASFactory.createOperation()
                .responses(OASFactory.createAPIResponses())
                .requestBody(OASFactory.createRequestBody())
                .security(List.of(OASFactory.createSecurityRequirement().addScheme("bearer")))
                .parameters(List.of(
                        OASFactory.createParameter().name("id").in(Parameter.In.PATH),
                        OASFactory.createParameter().name("If-Match").in(Parameter.In.HEADER),
                        OASFactory.createParameter().name("Idempotency-Key").in(Parameter.In.HEADER)));

        OpenAPI contract = describe(change);

        assertThat(change.getResponses().getAPIResponses().keySet())
                .containsExactly("400", "401", "403", "404", "409", "412", "413", "415", "422", "428", "503");
        String unauthenticated = change.getResponses().getAPIResponse("401").getRef();
        assertThat(unauthenticated).endsWith("/unauthenticated");
        APIResponse shared = contract.getComponents().getResponses().get("unauthenticated");
        assertThat(shared.getDescription()).contains("缺少有效的访问令牌").contains("A valid access token is missing");
        assertThat(shared.getContent()
                        .getMediaType("application/problem+json")
                        .getSchema()
                        .getRef())
                .endsWith("/Problem");
    }

    @Test
    void whatAnOperationSaysOfAStatusItselfStays() {
        Operation reading = OASFactory.createOperation()
                .parameters(List.of(OASFactory.createParameter().name("id").in(Parameter.In.PATH)))
                .responses(OASFactory.createAPIResponses()
                        .addAPIResponse("200", OASFactory.createAPIResponse().description("The root."))
                        .addAPIResponse("404", OASFactory.createAPIResponse().description("No such root."))
                        .addAPIResponse("304", OASFactory.createAPIResponse().description("No change.")));

        describe(reading);

        APIResponse missing = reading.getResponses().getAPIResponse("404");
        assertThat(missing.getDescription()).isEqualTo("No such root.");
        assertThat(missing.getContent().getMediaTypes()).containsOnlyKeys("application/problem+json");
        assertThat(reading.getResponses().getAPIResponse("200").getContent()).isNull();
        assertThat(reading.getResponses().getAPIResponse("304").getContent()).isNull();
    }

    private static OpenAPI describe(Operation operation) {
        OpenAPI contract = OASFactory.createOpenAPI()
                .components(OASFactory.createComponents())
                .paths(OASFactory.createPaths()
                        .addPathItem("/things/{id}", OASFactory.createPathItem().PUT(operation)));
        new ProblemResponses().filterOpenAPI(contract);
        return contract;
    }
}
