package dev.pipl.certification.platform;

import java.util.concurrent.CompletionStage;

/** The national platform for certification information (全国认证认可信息公共服务平台), as a body's reports reach it (CERT-9). */
public interface NationalPlatform {

    /**
     * Hands in a report. Sending one again is harmless: the platform knows it by its id and answers with the same receipt.
     *
     * @return the platform's receipt; fails when there is none, for whatever reason, and the report stays owed
     */
    CompletionStage<String> submit(PlatformReport report);
}
