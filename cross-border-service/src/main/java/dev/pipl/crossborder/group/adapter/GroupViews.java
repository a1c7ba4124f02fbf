package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.GroupCount;
import dev.pipl.crossborder.group.GroupRoute;
import dev.pipl.crossborder.group.GroupYear;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.ledger.PersonUnions.Member;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.law.Bilingual;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A group's year as it goes over the wire. */
final class GroupViews {

    private GroupViews() {}

    /** Why a count is exact, or is not. */
    @Schema(name = "GroupCountBasis")
    record Basis(String code, String zh, String en) {}

    /** Distinct persons of one class over all members. */
    @Schema(name = "GroupHeadCount")
    record Count(
            @Schema(description = "At least so many. 下限。") long lower,
            @Schema(description = "At most so many. 上限。") long upper,
            boolean exact,

            @Schema(description = "Upper bound with exempt transfers. 含豁免出境的上限。")
            long gross,

            Basis basis) {

        static Count of(GroupCount count) {
            Bilingual why = count.basis().why();
            return new Count(
                    count.lower(),
                    count.upper(),
                    count.exact(),
                    count.gross(),
                    new Basis(count.basis().name(), why.zh(), why.en()));
        }
    }

    /** Distinct persons of one class of one member. */
    @Schema(name = "GroupMemberCount")
    record MemberCount(long lower, long upper, boolean exact, long gross) {

        static MemberCount of(HeadCount count) {
            return new MemberCount(count.lower(), count.upper(), count.exact(), count.gross());
        }
    }

    /** One member with its own counts. */
    @Schema(name = "GroupMember")
    record MemberView(
            String handlerId, Bilingual name, MemberCount nonSensitive, MemberCount sensitive, long ledgerSequence) {

        static MemberView of(Member member, HandlerProfile profile) {
            return new MemberView(
                    member.handlerId(),
                    new Bilingual(profile.name().zh(), profile.name().en()),
                    MemberCount.of(member.headCounts().nonSensitive()),
                    MemberCount.of(member.headCounts().sensitive()),
                    member.sequence());
        }
    }

    /** The route if the group were one handler. */
    @Schema(name = "GroupRoute")
    record RouteView(
            Route route,

            @Schema(description = "By class: nonSensitive, sensitive. 按类别。")
            Map<String, Route> byClass,

            Bilingual note) {

        static RouteView of(RouteDecision decision) {
            return new RouteView(
                    decision.route(),
                    decision.byClass().entrySet().stream()
                            .collect(Collectors.toMap(entry -> entry.getKey().wireName(), Map.Entry::getValue)),
                    GroupRoute.NOTE);
        }
    }

    /** {@code GET /groups/{groupId}/head-counts/{year}}. */
    @Schema(name = "GroupHeadCounts")
    record GroupHeadCounts(
            String groupId,
            int year,

            @Schema(
                    description = "Members are the handlers whose profile names the group at this moment."
                            + " 以此刻登记资料中的集团标识为准。")
            OffsetDateTime membershipAsOf,

            Count nonSensitive,
            Count sensitive,
            List<MemberView> members,

            @Schema(nullable = true, description = "Null where no thresholds were in force. 规定未施行时为空。")
            RouteView routeIfOneHandler) {

        static GroupHeadCounts of(
                String groupId,
                GroupYear group,
                List<KnownHandler> handlers,
                Optional<RouteDecision> route,
                Instant now) {
            Map<String, HandlerProfile> profiles = handlers.stream()
                    .map(KnownHandler::profile)
                    .collect(Collectors.toMap(HandlerProfile::handlerId, Function.identity()));
            return new GroupHeadCounts(
                    groupId,
                    group.year(),
                    BeijingCalendar.at(now),
                    Count.of(group.of(SubjectClass.NON_SENSITIVE)),
                    Count.of(group.of(SubjectClass.SENSITIVE)),
                    group.members().stream()
                            .map(member -> MemberView.of(member, profiles.get(member.handlerId())))
                            .toList(),
                    route.map(RouteView::of).orElse(null));
        }
    }
}
