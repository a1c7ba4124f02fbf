package dev.pipl.crossborder.group;

import dev.pipl.crossborder.ledger.PersonUnions.Member;
import dev.pipl.law.route.SubjectClass;
import java.util.List;

/** A group's year: the members' own counts and those of all together. */
public record GroupYear(int year, List<Member> members, GroupCount nonSensitive, GroupCount sensitive) {

    public GroupYear {
        members = List.copyOf(members);
    }

    public GroupCount of(SubjectClass subjectClass) {
        return subjectClass == SubjectClass.SENSITIVE ? sensitive : nonSensitive;
    }
}
