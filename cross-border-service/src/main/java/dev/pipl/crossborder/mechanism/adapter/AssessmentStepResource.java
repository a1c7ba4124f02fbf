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

/** The steps of a security assessment. */
@Path("/mechanisms/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "mechanisms")
public class AssessmentStepResource {

    private final MechanismSteps steps;

    AssessmentStepResource(MechanismSteps steps) {
        this.steps = steps;
    }

    @POST
    @Path("application")
    @Operation(
            summary = "Apply for the security assessment, or again after a return. 申报数据出境安全评估。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"SA-7\", \"CBDF-7\", \"QA-JAN-1\"]",
                            parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response application(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.APPLICATION, form, headers, uri);
    }

    @POST
    @Path("completeness")
    @Operation(
            summary = "Record the check of completeness. 登记完备性查验结果。",
            extensions = @Extension(name = "x-provisions", value = "[\"SA-7\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response completeness(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.COMPLETENESS, form, headers, uri);
    }

    @POST
    @Path("acceptance")
    @Operation(
            summary = "Record the decision on acceptance. 登记受理决定。",
            extensions = @Extension(name = "x-provisions", value = "[\"SA-7\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response acceptance(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.ACCEPTANCE, form, headers, uri);
    }

    @POST
    @Path("prolongation")
    @Operation(
            summary = "Record that the authority extends its time. 登记评估期限的延长。",
            extensions = @Extension(name = "x-provisions", value = "[\"SA-12\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response prolongation(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.PROLONGATION, form, headers, uri);
    }

    @POST
    @Path("result")
    @Operation(
            summary = "Record the result of the assessment. 登记评估结果。",
            extensions = @Extension(name = "x-provisions", value = "[\"SA-12\", \"CBDF-9\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response result(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.RESULT, form, headers, uri);
    }

    @POST
    @Path("review")
    @Operation(
            summary = "Ask for the re-assessment. 申请复评。",
            extensions = @Extension(name = "x-provisions", value = "[\"SA-13\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response review(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.REVIEW, form, headers, uri);
    }

    @POST
    @Path("review-result")
    @Operation(
            summary = "Record the result of the re-assessment, which is final. 登记复评结果（最终结论）。",
            extensions = @Extension(name = "x-provisions", value = "[\"SA-13\", \"CBDF-9\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response reviewResult(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.REVIEW_RESULT, form, headers, uri);
    }

    @POST
    @Path("extension")
    @Operation(
            summary = "Apply for the extension of a passed assessment. 申请延长评估结果有效期。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-9\", \"QA-JUL-2\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response extension(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.EXTENSION, form, headers, uri);
    }

    @POST
    @Path("extension-result")
    @Operation(
            summary = "Record the decision on the extension. 登记延期决定。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-9\", \"QA-JUL-2\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = MechanismSteps.TAKEN,
            content = @Content(schema = @Schema(implementation = MechanismView.class)))
    @APIResponse(responseCode = "409", description = MechanismSteps.NOT_POSSIBLE)
    public Response extensionResult(
            @PathParam("id") String id, StepForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        return steps.take(id, MechanismStep.EXTENSION_RESULT, form, headers, uri);
    }
}
