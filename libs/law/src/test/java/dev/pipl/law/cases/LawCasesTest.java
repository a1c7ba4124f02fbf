package dev.pipl.law.cases;

import dev.pipl.law.Provisions;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LawCasesTest {

    private static final LawCaseCourt COURT = new LawCaseCourt(Provisions.load());

    static List<LawCase> cases() {
        return LawCaseFiles.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theLawAnswersAsTheCaseExpects(LawCase one) {
        COURT.hear(one);
    }
}
