package dev.pipl.local.demo;

/**
 * Pseudonyms of invented people: as many as wanted, always the same for the same run and person, and different from run
 * to run.
 */
final class DemoPeople {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long run;

    DemoPeople(long run) {
        this.run = run;
    }

    /** 33 characters: a letter, so that no token is digits only, and 128 bits in hexadecimal. */
    String token(long person) {
        long high = mix(run + person * GOLDEN_GAMMA);
        return "p" + hex(high) + hex(mix(high ^ person));
    }

    /** The finaliser of SplitMix64: a bijection, so two people of a run never share a token. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static String hex(long value) {
        String digits = Long.toHexString(value);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
