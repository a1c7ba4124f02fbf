package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.mechanism.MechanismStep;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The steps of a contract, and those that every mechanism has. */
@Path("/mechanisms/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mechanisms")
public class ContractStepResource {

    private final MechanismSteps steps;

    ContractStepResource(MechanismSteps steps) {
        this.steps = steps;
    }

    @POST
    @Path("signing")
    @Operation(
            summary = "Record that a contract was signed. 登记合同签署。",
            extensions = @Extension(name = "x-provisions", value = "[\"SCC-5\", \"SCC-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response signing(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.SIGNING, form, headers, uri);
    }

    @POST
    @Path("effect")
    @Operation(
            summary = "Record when a contract takes effect. 登记合同生效。",
            extensions =
                    @Extension(name = "x-provisions", value = "[\"SCC-6\", \"SCC-7\", \"PIPL-55\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response effect(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.EFFECT, form, headers, uri);
    }

    @POST
    @Path("filing")
    @Operation(
            summary = "Record that a contract was filed. 登记合同备案的提交。",
            extensions = @Extension(name = "x-provisions", value = "[\"SCC-7\", \"SCC-GUIDE-2\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response filing(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.FILING, form, headers, uri);
    }

    @POST
    @Path("filing-check")
    @Operation(
            summary = "Record the check of a filing. 登记备案查验结果。",
            extensions = @Extension(name = "x-provisions", value = "[\"SCC-GUIDE-2\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response filingCheck(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.FILING_CHECK, form, headers, uri);
    }

    @POST
    @Path("supplement")
    @Operation(
            summary = "Record that a filing was supplemented. 登记补充备案材料。",
            extensions = @Extension(name = "x-provisions", value = "[\"SCC-GUIDE-2\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response supplement(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.SUPPLEMENT, form, headers, uri);
    }

    @POST
    @Path("change")
    @Operation(
            summary = "Record that what was assessed or agreed changes. 登记变更。",
            extensions = @Extension(name = "x-provisions", value = "[\"SA-14\", \"SCC-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response change(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.CHANGE, form, headers, uri);
    }

    @POST
    @Path("termination")
    @Operation(
            summary = "Record the end of a mechanism. 登记终止。",
            extensions = @Extension(name = "x-provisions", value = "[\"SA-17\", \"SCC-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response termination(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.TERMINATION, form, headers, uri);
    }

    @POST
    @Path("approval")
    @Operation(
            summary = "Approve a state organ's own assessment, as another person. 由另一人批准国家机关的评估。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-36\", \"PIPL-37\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response approval(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.APPROVAL, form, headers, uri);
    }

    @POST
    @Path("refusal")
    @Operation(
            summary = "Refuse a state organ's own assessment, as another person. 由另一人不予批准国家机关的评估。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-36\", \"PIPL-37\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response refusal(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.REFUSAL, form, headers, uri);
    }
}
