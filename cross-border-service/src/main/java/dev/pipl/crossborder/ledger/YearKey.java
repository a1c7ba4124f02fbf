package dev.pipl.crossborder.ledger;

/** The platform's secret of one year, at work. */
public record YearKey(int year, String keyId, Prf prf) {

    /** Makes the secret unusable and wipes what of it is in memory. */
    void forget() {
        if (prf instanceof HmacPrf hmac) {
            hmac.forget();
        }
    }

    @Override
    public String toString() {
        return "YearKey[" + year + ", " + keyId + "]";
    }
}
