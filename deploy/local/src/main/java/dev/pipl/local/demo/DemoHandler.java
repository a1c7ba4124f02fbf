package dev.pipl.local.demo;

import dev.pipl.law.Bilingual;

/**
 * One invented handler and what it will send abroad in the year.
 *
 * @param personsHandled how many natural persons it handles at all, a stock
 * @param nonSensitivePeople distinct persons whose non-sensitive information goes abroad
 * @param sensitivePeople distinct persons whose sensitive information goes abroad
 * @param certified whether it holds a certificate before it grows out of the certification band
 */
record DemoHandler(
        Bilingual name,
        boolean criticalInfrastructureOperator,
        String province,
        String groupId,
        long personsHandled,
        long nonSensitivePeople,
        long sensitivePeople,
        boolean certified) {}
