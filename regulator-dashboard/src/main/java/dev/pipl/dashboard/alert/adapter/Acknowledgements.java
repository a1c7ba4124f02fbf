package dev.pipl.dashboard.alert.adapter;

import dev.pipl.dashboard.alert.Acknowledgement;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import java.util.List;

/** What a caller may know of who took note of an alert: its handler learns that, not who and why. */
final class Acknowledgements {
    private Acknowledgements() {}

    static List<Acknowledgement> shownTo(Caller caller, List<Acknowledgement> known) {
        boolean authority = caller.is(Role.REGULATOR) || caller.is(Role.OPERATOR);
        return authority
                ? known
                : known.stream().map(Acknowledgement::withoutPerson).toList();
    }
}
