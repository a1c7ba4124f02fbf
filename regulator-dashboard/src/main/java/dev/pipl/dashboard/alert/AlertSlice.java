package dev.pipl.dashboard.alert;

import java.util.List;

/**
 * What a reader may see of a stretch of the inbox.
 *
 * @param alerts in the order of their sequence
 * @param scannedTo up to which sequence nothing else is there for this reader
 */
public record AlertSlice(List<NumberedAlert> alerts, long scannedTo) {
    public AlertSlice {
        alerts = List.copyOf(alerts);
        if (!alerts.isEmpty() && alerts.get(alerts.size() - 1).sequence() > scannedTo) {
            throw new IllegalArgumentException("an alert lies beyond " + scannedTo);
        }
    }
}
