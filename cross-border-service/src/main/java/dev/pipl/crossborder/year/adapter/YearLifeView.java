package dev.pipl.crossborder.year.adapter;

import dev.pipl.crossborder.year.Coverage;
import dev.pipl.crossborder.year.DecideYear;
import dev.pipl.crossborder.year.KeyDestruction;
import dev.pipl.crossborder.year.YearLife;
import dev.pipl.crossborder.year.YearState;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code GET /years/{year}}. */
@Schema(name = "CalendarYear")
record YearLifeView(
        int year,
        YearState state,

        @Schema(description = "Handlers with a ledger of that year. 该年度有台账的处理者数。")
        long handlerYears,

        @Schema(description = "SHA-256 over their newest rows. 各台账最新一行的摘要。")
        String chainHeads,

        @Schema(nullable = true, description = "Null while open. 未关闭时为空。")
        ClosingView closing,

        @Schema(nullable = true, description = "Null before the first transfer. 首次提供之前为空。")
        KeyView key,

        @Schema(nullable = true, description = "The proposal, or the proof. 销毁提议或者销毁证明。")
        DestructionView destruction) {

    /** The closing, with what the ledgers held then. */
    @Schema(name = "YearClosing")
    record ClosingView(
            OffsetDateTime closedAt,
            String closedBy,
            String reason,
            long handlerYears,
            String chainHeads,
            @Schema(nullable = true) LocalDate lastRecordedOn,

            @Schema(description = "The last day of the statutory retention, as of the closing. 法定保存期限届满日。")
            LocalDate keptUntil,

            @Schema(description = "Whether anything was recorded since. 关闭后是否又有入账。")
            boolean changedSince) {}

    /** The key, without the key. */
    @Schema(name = "YearKey")
    record KeyView(
            String id,

            @Schema(nullable = true, description = "SHA-256 taken of it when it was made. 生成时留存的承诺值。")
            String commitment,

            OffsetDateTime createdAt,
            @Schema(nullable = true) OffsetDateTime destroyedAt) {}

    /** Who proposed and decided the destruction, and over what. */
    @Schema(name = "YearKeyDestruction")
    record DestructionView(
            String id,
            KeyDestruction.Stage state,
            String proposedBy,
            OffsetDateTime proposedAt,
            String reason,
            @Schema(nullable = true) String decidedBy,
            @Schema(nullable = true) OffsetDateTime decidedAt,
            @Schema(nullable = true) ProofView proof) {}

    /** Names exactly which key went, and what it covered. */
    @Schema(name = "YearKeyDestructionProof")
    record ProofView(
            String keyId,
            String commitment,
            long handlerYears,
            String chainHeads,
            @Schema(nullable = true) LocalDate lastRecordedOn,
            LocalDate keptUntil) {}

    static YearLifeView of(
            YearLife life,
            Optional<PgYears.Key> key,
            Optional<KeyDestruction> destruction,
            SurveyYear.Heads heads,
            DecideYear decide) {
        return new YearLifeView(
                life.year(),
                life.state(),
                heads.handlerIds().size(),
                heads.digest(),
                life.closing() == null ? null : closing(life, heads, decide),
                key.map(YearLifeView::key).orElse(null),
                destruction.map(one -> destruction(one, decide)).orElse(null));
    }

    private static ClosingView closing(YearLife life, SurveyYear.Heads heads, DecideYear decide) {
        YearLife.Closing closing = life.closing();
        Coverage coverage = closing.coverage();
        return new ClosingView(
                BeijingCalendar.at(closing.closedAt()),
                closing.closedBy(),
                closing.reason(),
                coverage.handlerYears(),
                coverage.chainHeads(),
                coverage.lastRecordedOn(),
                decide.keptUntil(life.year(), coverage),
                !coverage.chainHeads().equals(heads.digest()));
    }

    private static KeyView key(PgYears.Key key) {
        return new KeyView(
                key.keyId(),
                key.commitment() == null ? null : HexFormat.of().formatHex(key.commitment()),
                at(key.createdAt()),
                at(key.destroyedAt()));
    }

    private static DestructionView destruction(KeyDestruction one, DecideYear decide) {
        KeyDestruction.Proof proof = one.proof();
        return new DestructionView(
                one.id(),
                one.stage(),
                one.proposedBy(),
                at(one.proposedAt()),
                one.reason(),
                one.decidedBy(),
                at(one.decidedAt()),
                proof == null
                        ? null
                        : new ProofView(
                                proof.keyId(),
                                proof.commitment(),
                                proof.coverage().handlerYears(),
                                proof.coverage().chainHeads(),
                                proof.coverage().lastRecordedOn(),
                                decide.keptUntil(one.year(), proof.coverage())));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : BeijingCalendar.at(instant);
    }
}
