package dev.pipl.crossborder.verification;

import dev.pipl.crossborder.ledger.RowFault;
import dev.pipl.crossborder.ledger.VerifiedYear;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.law.time.BeijingCalendar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One alert for each row at fault; its id is the same however often the fault is found. */
public final class FaultAlerts {

    private static final String CODE = "ledger-fault";
    /** Against tampering and loss; record keeping. */
    private static final List<String> PROVISIONS = List.of("PIPL-51", "PIPL-56");

    private FaultAlerts() {}

    public static List<AlertRaised> of(Verification verification) {
        List<AlertRaised> alerts = new ArrayList<>();
        for (VerifiedYear year : verification.years()) {
            Map<Long, RowFault> bySequence = new LinkedHashMap<>();
            year.faults().forEach(fault -> bySequence.putIfAbsent(fault.sequence(), fault));
            bySequence.values().forEach(fault -> alerts.add(alert(verification, year.year(), fault)));
        }
        return alerts;
    }

    private static AlertRaised alert(Verification verification, int year, RowFault fault) {
        String handlerId = verification.handlerId();
        String row = year + "/" + fault.sequence();
        return new AlertRaised(
                EventIds.of("alert", CODE, handlerId, Integer.toString(year), Long.toString(fault.sequence())),
                BeijingCalendar.at(verification.verifiedAt()),
                Severity.CRITICAL,
                CODE,
                handlerId,
                new Wording(
                        "台账第 " + row + " 行校验不符：" + fault.kind().title().zh(),
                        "Ledger row " + row + " does not verify: "
                                + fault.kind().title().en()),
                PROVISIONS,
                handlerId + "/" + row);
    }
}
