package dev.pipl.crossborder.group;

import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.ledger.PersonUnions;
import dev.pipl.crossborder.ledger.PersonUnions.Distinct;
import dev.pipl.crossborder.ledger.PersonUnions.Member;
import dev.pipl.crossborder.ledger.PersonUnions.Union;
import dev.pipl.law.route.SubjectClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts the persons of several handlers together: each once while the tokens allow it, else an interval that holds the
 * truth. The last answers are kept and given again while no member's ledger has moved. Blocking; thread-safe; one count of
 * persons at a time, so that only one set of them is in memory.
 */
public final class CountGroup {

    private static final int REMEMBERED_MAX = 200;

    private final PersonUnions unions;
    private final long personsMax;
    private final Map<Asked, Union> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Union> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    private record Asked(List<String> handlerIds, int year) {}

    /** @param personsMax how many persons, repetitions included, are counted together at most; technical */
    public CountGroup(PersonUnions unions, long personsMax) {
        this.unions = unions;
        this.personsMax = personsMax;
    }

    /** The members' counts and those of all together, as committed. */
    public GroupYear count(List<String> handlerIds, int year) {
        List<String> sorted = handlerIds.stream().sorted().distinct().toList();
        List<Member> members =
                sorted.stream().map(handlerId -> unions.member(handlerId, year)).toList();
        CountBasis tokens = tokens(members);
        if (!tokens.isExact()) {
            return new GroupYear(
                    year,
                    members,
                    interval(members, SubjectClass.NON_SENSITIVE, tokens),
                    interval(members, SubjectClass.SENSITIVE, tokens));
        }
        Union union = union(sorted, year, members);
        CountBasis then = tokens(union.members());
        return new GroupYear(
                year,
                union.members(),
                counted(union, SubjectClass.NON_SENSITIVE, then),
                counted(union, SubjectClass.SENSITIVE, then));
    }

    private synchronized Union union(List<String> handlerIds, int year, List<Member> members) {
        Asked asked = new Asked(handlerIds, year);
        Union known = remembered.get(asked);
        if (known != null && known.members().equals(members)) {
            return known;
        }
        Union union = unions.union(handlerIds, year);
        remembered.put(asked, union);
        return union;
    }

    private static GroupCount counted(Union union, SubjectClass subjectClass, CountBasis tokens) {
        boolean isDeclared = union.members().stream()
                .anyMatch(member -> !member.headCounts().of(subjectClass).exact());
        CountBasis basis = tokens.isExact() && isDeclared ? CountBasis.DECLARED : tokens;
        if (!basis.isExact()) {
            return interval(union.members(), subjectClass, basis);
        }
        Distinct distinct = union.distinct();
        boolean isSensitive = subjectClass == SubjectClass.SENSITIVE;
        long count = isSensitive ? distinct.sensitive() : distinct.nonSensitive();
        long gross = isSensitive ? distinct.sensitiveGross() : distinct.nonSensitiveGross();
        return new GroupCount(count, count, gross, basis);
    }

    private static GroupCount interval(List<Member> members, SubjectClass subjectClass, CountBasis basis) {
        long lower = 0;
        long upper = 0;
        for (Member member : members) {
            HeadCount count = member.headCounts().of(subjectClass);
            lower = Math.max(lower, count.lower());
            upper = sum(upper, count.upper());
        }
        return new GroupCount(lower, upper, grossSum(members, subjectClass), basis);
    }

    private static long grossSum(List<Member> members, SubjectClass subjectClass) {
        return members.stream()
                .mapToLong(member -> member.headCounts().of(subjectClass).gross())
                .reduce(0, CountGroup::sum);
    }

    /** Whether the same person can be told across these members. */
    private CountBasis tokens(List<Member> members) {
        List<Member> senders =
                members.stream().filter(member -> gross(member) > 0).toList();
        if (senders.size() > 1) {
            Set<String> keys = senders.stream()
                    .flatMap(member -> member.tokenKeyIds().stream())
                    .collect(Collectors.toSet());
            if (keys.size() > 1) {
                return CountBasis.TOKEN_KEYS_DIFFER;
            }
            if (senders.stream().anyMatch(member -> member.tokenKeyIds().isEmpty())) {
                return senders.stream().anyMatch(CountGroup::isDeclaredOnly)
                        ? CountBasis.DECLARED
                        : CountBasis.TOKEN_KEY_NOT_NAMED;
            }
        }
        long persons = senders.stream().mapToLong(CountGroup::gross).reduce(0, CountGroup::sum);
        return persons > personsMax ? CountBasis.TOO_MANY_PERSONS : CountBasis.EVERY_PERSON_ONCE;
    }

    private static boolean isDeclaredOnly(Member member) {
        return member.tokenKeyIds().isEmpty()
                && (!member.headCounts().nonSensitive().exact()
                        || !member.headCounts().sensitive().exact());
    }

    private static long gross(Member member) {
        return sum(
                member.headCounts().nonSensitive().gross(),
                member.headCounts().sensitive().gross());
    }

    private static long sum(long left, long right) {
        long sum = left + right;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
