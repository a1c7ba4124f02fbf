package dev.pipl.crossborder.gate;

import dev.pipl.crossborder.ledger.HeldTransfers;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The reservations of a handler's year that hold; a value, which stays the same object as long as none comes or ends. */
public final class HeldReservations {

    private final List<Reservation> all;
    private final HeldTransfers transfers;
    private final Instant firstExpiry;

    private HeldReservations(List<Reservation> all) {
        this.all = all;
        this.transfers =
                HeldTransfers.of(all.stream().map(Reservation::prospect).toList());
        this.firstExpiry = all.stream()
                .map(Reservation::expiresAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** Those that hold at a moment. */
    public static HeldReservations of(Collection<Reservation> reservations, Instant at) {
        return new HeldReservations(reservations.stream()
                .filter(reservation -> reservation.expiresAt().isAfter(at))
                .toList());
    }

    /** Those that still hold at a later moment. */
    public HeldReservations at(Instant later) {
        return firstExpiry.isAfter(later) ? this : of(all, later);
    }

    public List<Reservation> all() {
        return all;
    }

    public HeldTransfers transfers() {
        return transfers;
    }
}
