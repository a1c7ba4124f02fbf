package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.GroupProblem;
import dev.pipl.crossborder.group.Groups;
import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Opens what belongs to a group to those who may see every member of it: 404 before 403. */
@ApplicationScoped
public class GroupAccess {

    private final Access access;
    private final Groups groups;
    private final Projections projections;

    GroupAccess(Access access, Groups groups, Projections projections) {
        this.access = access;
        this.groups = groups;
        this.projections = projections;
    }

    /** The members; to a caller who may not see all of them the group is as unknown as one that nobody names. */
    List<KnownHandler> require(String groupId, Role... allowed) {
        projections.requireReady(Handlers.PROJECTION);
        List<KnownHandler> members = groups.members(groupId);
        Caller caller = access.caller();
        if (members.isEmpty() || !members.stream().allMatch(member -> sees(caller, member))) {
            throw new Refusal(GroupProblem.GROUP_UNKNOWN);
        }
        for (KnownHandler member : members) {
            access.handlerIn(member.profile().province(), member.profile().handlerId(), allowed);
        }
        return members;
    }

    static boolean sees(Caller caller, KnownHandler handler) {
        return caller.seesHandler(
                handler.profile().handlerId(), handler.profile().province());
    }
}
