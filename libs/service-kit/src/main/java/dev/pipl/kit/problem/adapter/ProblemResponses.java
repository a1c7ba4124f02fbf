package dev.pipl.kit.problem.adapter;

import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.law.Bilingual;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Writes into the served contract what every operation may be refused with, as {@link ProblemAnswers} answers it: by what the
 * operation takes, so that none is left out. What an operation says of a status itself stays, with the document's form added.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ProblemResponses implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final int REFUSALS_FROM = 400;
    private static final List<CommonProblem> ANY = List.of(CommonProblem.UNAVAILABLE);
    private static final List<CommonProblem> SECURED =
            List.of(CommonProblem.UNAUTHENTICATED, CommonProblem.NOT_PERMITTED);
    private static final List<CommonProblem> ADDRESSED = List.of(CommonProblem.RESOURCE_UNKNOWN);
    private static final List<CommonProblem> ASKED = List.of(CommonProblem.VALIDATION_FAILED);
    private static final List<CommonProblem> WITH_BODY = List.of(
            CommonProblem.VALIDATION_FAILED,
            CommonProblem.MALFORMED_JSON,
            CommonProblem.BODY_TOO_LARGE,
            CommonProblem.MEDIA_TYPE_UNSUPPORTED);
    private static final List<CommonProblem> OF_A_VERSION =
            List.of(CommonProblem.VERSION_STALE, CommonProblem.VERSION_REQUIRED);
    private static final List<CommonProblem> REPEATABLE =
            List.of(CommonProblem.IDEMPOTENCY_IN_FLIGHT, CommonProblem.IDEMPOTENCY_KEY_REUSED);

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        contract.getComponents().addSchema(PROBLEM, problem());
        contract.getPaths().getPathItems().values().forEach(path -> describe(path, contract.getComponents()));
    }

    private static void describe(PathItem path, Components shared) {
        path.getOperations().values().forEach(operation -> {
            Set<CommonProblem> problems = new LinkedHashSet<>(ANY);
            if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
                problems.addAll(SECURED);
            }
            if (has(path, operation, parameter -> parameter.getIn() == Parameter.In.PATH)) {
                problems.addAll(ADDRESSED);
            }
            if (has(path, operation, parameter -> parameter.getIn() == Parameter.In.QUERY)) {
                problems.addAll(ASKED);
            }
            if (operation.getRequestBody() != null) {
                problems.addAll(WITH_BODY);
            }
            if (has(path, operation, parameter -> "If-Match".equals(parameter.getName()))) {
                problems.addAll(OF_A_VERSION);
            }
            if (has(path, operation, parameter -> "Idempotency-Key".equals(parameter.getName()))) {
                problems.addAll(REPEATABLE);
            }
            complete(operation, problems, shared);
        });
    }

    private static boolean has(PathItem path, Operation operation, Predicate<Parameter> is) {
        return List.of(
                        path.getParameters() == null ? List.<Parameter>of() : path.getParameters(),
                        operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters())
                .stream()
                .flatMap(List::stream)
                .anyMatch(is);
    }

    /** By status, ascending; what the framework says of one in a word or two is not kept. */
    private static void complete(Operation operation, Set<CommonProblem> problems, Components shared) {
        Map<String, APIResponse> byStatus =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        problems.stream().collect(Collectors.groupingBy(CommonProblem::status)).forEach((status, same) -> {
            APIResponse said = byStatus.get(status.toString());
            if (said == null || isOfTheFramework(said)) {
                byStatus.put(status.toString(), OASFactory.createAPIResponse().ref(share(same, shared)));
            }
        });
        APIResponses all = OASFactory.createAPIResponses();
        byStatus.forEach((status, response) -> {
            if (isRefusal(status) && response.getContent() == null && response.getRef() == null) {
                response.setContent(document());
            }
            all.addAPIResponse(status, response);
        });
        operation.setResponses(all);
    }

    private static boolean isRefusal(String status) {
        return Character.isDigit(status.charAt(0)) && Integer.parseInt(status) >= REFUSALS_FROM;
    }

    /** Said once for all operations that refuse so. */
    private static String share(List<CommonProblem> same, Components shared) {
        String name = same.stream().map(CommonProblem::code).collect(Collectors.joining("-or-"));
        shared.addResponse(
                name, OASFactory.createAPIResponse().description(titles(same)).content(document()));
        return name;
    }

    private static Content document() {
        return OASFactory.createContent()
                .addMediaType(
                        ProblemAnswers.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(PROBLEM)));
    }

    private static boolean isOfTheFramework(APIResponse response) {
        return Set.of("Not Authorized", "Not Allowed", "Bad Request").contains(response.getDescription());
    }

    private static String titles(List<CommonProblem> problems) {
        String en = problems.stream()
                .map(problem -> problem.title().en() + " (" + problem.code() + ").")
                .collect(Collectors.joining(" "));
        String zh = problems.stream().map(problem -> problem.title().zh() + "。").collect(Collectors.joining());
        return en + " " + zh;
    }

    private static Schema problem() {
        Schema field = object(new Bilingual("不符合要求的字段及原因", "A field and what is wrong with it"))
                .addProperty("field", text(new Bilingual("字段名", "Name of the field")))
                .addProperty("message", text(new Bilingual("原因", "What is wrong")));
        return object(new Bilingual(
                        "按 RFC 9457 的拒绝说明,文字随 Accept-Language 为中文或英文",
                        "A refusal by RFC 9457; its texts are Chinese or English, by Accept-Language"))
                .addProperty(
                        "type",
                        text(new Bilingual("urn:pipl:problem: 加 code,不变", "urn:pipl:problem: and the code; stable")))
                .addProperty("title", text(new Bilingual("此类问题的名称", "What kind of problem it is")))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .description(both(new Bilingual("HTTP 状态码", "The HTTP status"))))
                .addProperty("detail", text(new Bilingual("本次的具体情况", "What happened this time")))
                .addProperty("code", text(new Bilingual("程序可依赖的代码,不变", "The code that programs may rely on; stable")))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description(both(new Bilingual("逐字段的错误", "The errors, field by field")))
                                .items(field))
                .addProperty("provision", text(new Bilingual("所依据的条款", "The provision it rests on")))
                .addProperty(
                        "findings",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description(both(new Bilingual("逐项理由及条款", "Every reason with its provision")))
                                .items(OASFactory.createSchema().addType(Schema.SchemaType.OBJECT)))
                .required(Arrays.asList("type", "title", "status", "code"));
    }

    private static Schema object(Bilingual what) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(both(what));
    }

    private static Schema text(Bilingual what) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(both(what));
    }

    private static String both(Bilingual text) {
        return text.en() + ". " + text.zh() + "。";
    }
}
