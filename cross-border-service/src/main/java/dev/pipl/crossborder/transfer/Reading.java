package dev.pipl.crossborder.transfer;

import java.util.Optional;

/** What became of one record or one element of a batch: exactly one of an event and a rejection. */
public record Reading(Optional<TransferEvent> event, Optional<Rejection> rejection) {

    public Reading {
        if (event.isPresent() == rejection.isPresent()) {
            throw new IllegalArgumentException("a reading is either an event or a rejection");
        }
    }

    static Reading of(TransferEvent event) {
        return new Reading(Optional.of(event), Optional.empty());
    }

    static Reading of(Rejection rejection) {
        return new Reading(Optional.empty(), Optional.of(rejection));
    }
}
