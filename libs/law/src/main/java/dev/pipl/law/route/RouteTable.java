package dev.pipl.law.route;

import dev.pipl.law.Provisions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The route table. */
public final class RouteTable {

    private RouteTable() {}

    public static RouteTable of(Provisions provisions) {
        return new RouteTable();
    }

    public RouteDecision decideYear(LocalDate on, HandlerFacts handler, YearFigures figures) {
        throw new UnsupportedOperationException();
    }

    public RouteDecision decideTransfer(LocalDate on, TransferInputs inputs) {
        throw new UnsupportedOperationException();
    }

    public List<Limit> limits(LocalDate on) {
        throw new UnsupportedOperationException();
    }

    public GroundDecision ground(
            LocalDate on,
            HandlerFacts handler,
            ExemptionGround ground,
            String evidence,
            boolean approvedByPerson,
            boolean importantData) {
        return ground(
                on, handler, new GroundClaim(ground, evidence, approvedByPerson), importantData, Optional.empty());
    }

    public GroundDecision ground(
            LocalDate on,
            HandlerFacts handler,
            GroundClaim claim,
            boolean importantData,
            Optional<ZoneListing> zoneListing) {
        throw new UnsupportedOperationException();
    }

    public String ruleVersion(LocalDate on) {
        throw new UnsupportedOperationException();
    }
}
