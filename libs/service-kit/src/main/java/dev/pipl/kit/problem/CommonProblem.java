package dev.pipl.kit.problem;

import dev.pipl.law.Bilingual;

/** The refusals that every service may answer with. The constant's name in kebab-case is the wire code. */
public enum CommonProblem implements ProblemCode {
    VALIDATION_FAILED(400, "请求内容不符合要求", "The request does not have the required form"),
    MALFORMED_JSON(400, "请求正文不是有效的 JSON", "The body is not the JSON that is expected"),
    PAGE_CURSOR_INVALID(400, "分页游标无效", "The page cursor is not valid"),
    BAD_REQUEST(400, "请求无法理解", "The request cannot be understood"),
    UNAUTHENTICATED(401, "缺少有效的访问令牌", "A valid access token is missing"),
    NOT_PERMITTED(403, "您的角色不允许此操作", "Your role does not permit this"),
    SECOND_PERSON_REQUIRED(403, "须由另一人批准", "Another person than the proposer must decide"),
    HANDLER_UNKNOWN(404, "没有这个个人信息处理者", "There is no such handler"),
    RESOURCE_UNKNOWN(404, "没有这个资源", "There is no such resource"),
    METHOD_NOT_ALLOWED(405, "该地址不支持此方法", "This address does not take that method"),
    NOT_ACCEPTABLE(406, "无法以所要求的格式回答", "No answer in the format asked for"),
    STATE_CONFLICT(409, "与当前状态冲突", "In conflict with the present state"),
    IDEMPOTENCY_IN_FLIGHT(409, "使用同一幂等键的请求正在处理", "A request with this idempotency key is in flight"),
    VERSION_STALE(412, "资源已被他人更改", "The resource has been changed meanwhile"),
    BODY_TOO_LARGE(413, "请求正文过大", "The body is too large"),
    MEDIA_TYPE_UNSUPPORTED(415, "不支持该媒体类型", "This media type is not supported"),
    IDEMPOTENCY_KEY_REUSED(422, "幂等键已用于另一请求", "The idempotency key was used for another request"),
    VERSION_REQUIRED(428, "更改时必须带 If-Match", "A change must carry If-Match"),
    INTERNAL_ERROR(500, "服务内部出错", "The service failed"),
    PROJECTION_BEHIND(503, "所需的数据尚未读完", "Data this answer needs has not been read to its end yet"),
    RULE_NOT_IN_FORCE(503, "该日期没有适用的规定", "No rule is in force on that date"),
    UNAVAILABLE(503, "服务暂时不可用", "Temporarily unavailable");

    private final int status;
    private final Bilingual title;

    CommonProblem(int status, String zh, String en) {
        this.status = status;
        this.title = new Bilingual(zh, en);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Bilingual title() {
        return title;
    }
}
