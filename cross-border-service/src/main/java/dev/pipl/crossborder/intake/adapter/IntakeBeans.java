package dev.pipl.crossborder.intake.adapter;

import dev.pipl.crossborder.exemption.ZoneLists;
import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.intake.AdmitTransfer;
import dev.pipl.crossborder.ledger.Admission;
import dev.pipl.crossborder.recipient.Recipients;
import dev.pipl.crossborder.transfer.ReadTransfer;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The plain parts of both entries, as beans. */
@ApplicationScoped
public class IntakeBeans {

    /** Nothing dated before PIPL's rules on provision abroad came into force is a transfer under them. */
    @Produces
    @Singleton
    ReadTransfer readTransfer() {
        return new ReadTransfer(
                BeijingCalendar.startOf(Provisions.load().get("PIPL-38").inForce()));
    }

    @Produces
    @Singleton
    Admission admission(Handlers handlers, Recipients recipients, ZoneLists zones) {
        return new AdmitTransfer(handlers, recipients, zones);
    }
}
