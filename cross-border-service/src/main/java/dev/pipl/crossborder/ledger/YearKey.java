package dev.pipl.crossborder.ledger;

/** The platform's secret of one year, at work. */
public record YearKey(int year, String keyId, Prf prf) {

    @Override
    public String toString() {
        return "YearKey[" + year + ", " + keyId + "]";
    }
}
