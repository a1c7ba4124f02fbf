package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.CountGroup;
import dev.pipl.crossborder.group.GroupRoute;
import dev.pipl.crossborder.group.GroupYear;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.kit.caller.Role;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The head-counts of handlers under one control. */
@Path("/groups/{groupId}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "groups", description = "Handlers under one control, and suspected splitting. 集团与拆分嫌疑。")
public class GroupResource {

    private final GroupAccess groups;
    private final CountGroup count;
    private final GroupRoute route;
    private final Clock clock;
    private final LocalDate lawInForceFrom;

    GroupResource(GroupAccess groups, CountGroup count, GroupRoute route, Clock clock) {
        this.groups = groups;
        this.count = count;
        this.route = route;
        this.clock = clock;
        this.lawInForceFrom = Provisions.load().get("PIPL-38").inForce();
    }

    @GET
    @Path("head-counts/{year}")
    @Operation(
            summary = "Count the distinct persons of a group's year. 查询集团某年度不重复人数。",
            description =
                    "Each person once over all members while all of them name one and the same token key and declare"
                            + " nothing; else an interval that says why. For those who may see every member.\n"
                            + "各成员使用同一标记密钥且无申报数字时精确去重，否则给出区间并说明理由。须有权查看全部成员。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"CERT-5\", \"SCC-4\", \"PIPL-73\"]",
                            parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The counts as committed. 已入账人数。",
            content = @Content(schema = @Schema(implementation = GroupViews.GroupHeadCounts.class)))
    @APIResponse(responseCode = "404", description = "No such group, or not all of it is the caller's. 没有这个集团。")
    public GroupViews.GroupHeadCounts headCounts(@PathParam("groupId") String groupId, @PathParam("year") String year) {
        List<KnownHandler> members = groups.require(groupId, Role.HANDLER_OFFICER, Role.REGULATOR);
        YearAsked asked = YearAsked.of(year, BeijingCalendar.today(clock), lawInForceFrom);
        GroupYear group = count.count(
                members.stream().map(member -> member.profile().handlerId()).toList(), asked.year());
        return GroupViews.GroupHeadCounts.of(
                groupId, group, members, route.ifOneHandler(group, asked.on()), clock.instant());
    }
}
