package dev.pipl.crossborder.verification.adapter;

import dev.pipl.crossborder.ledger.EntryName;
import dev.pipl.crossborder.ledger.RowFault;
import dev.pipl.crossborder.ledger.VerifiedYear;
import dev.pipl.crossborder.verification.Verification;
import dev.pipl.law.Bilingual;
import dev.pipl.law.time.BeijingCalendar;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a verification answers. */
final class VerificationViews {

    private VerificationViews() {}

    /** A handler's ledger. */
    @Schema(name = "LedgerVerification")
    record View(
            String handlerId,

            @Schema(description = "Whether no year has a fault. 各年度均无不符。")
            boolean sound,

            List<YearView> years,
            OffsetDateTime verifiedAt,

            @Schema(description = "The rules limits were judged again by. 重新判定所依据的规则版本。")
            String ruleVersion) {
        static View of(Verification verification) {
            return new View(
                    verification.handlerId(),
                    verification.sound(),
                    verification.years().stream().map(YearView::of).toList(),
                    BeijingCalendar.at(verification.verifiedAt()),
                    verification.ruleVersion());
        }
    }

    /** One year of it. */
    @Schema(name = "VerifiedLedgerYear")
    record YearView(
            int year,
            long rows,

            @Schema(description = "Of the newest row. 最新一行的序号。")
            long ledgerSequence,

            @Schema(description = "The newest row's hash. 最新一行的摘要。")
            String head,

            boolean sound,

            @Schema(description = "Rows whose figures were recounted from the first row on. 从首行起重新计数的行数。")
            long recounted,

            @Schema(description = "As the newest row states it. 最新一行所载人数上限。")
            long nonSensitive,

            long sensitive,
            String ruleVersion,

            @Schema(description = "How many; the list holds the first 1,000. 不符总数，列表仅含前1000项。")
            long faultCount,

            List<FaultView> faults) {
        static YearView of(VerifiedYear year) {
            return new YearView(
                    year.year(),
                    year.rows(),
                    year.sequence(),
                    HexFormat.of().formatHex(year.head()),
                    year.sound(),
                    year.recounted(),
                    year.nonSensitive(),
                    year.sensitive(),
                    year.ruleVersion(),
                    year.faultCount(),
                    year.faults().stream().map(FaultView::of).toList());
        }
    }

    /** One fault. */
    @Schema(name = "LedgerFault")
    record FaultView(
            @Schema(description = "The row; of a missing one, where it was. 台账行；缺失时为其原序号。")
            long sequence,

            @Schema(nullable = true, description = "The event at fault, where it can be told. 所涉事件，可辨认时列出。")
            String eventId,

            @Schema(nullable = true) String source,

            @Schema(nullable = true, description = "What wrote the row. 写入该行的起因。")
            String cause,

            String code,
            Bilingual title) {
        static FaultView of(RowFault fault) {
            return new FaultView(
                    fault.sequence(),
                    fault.entry().map(EntryName::id).orElse(null),
                    fault.entry().flatMap(EntryName::source).orElse(null),
                    fault.cause().orElse(null),
                    fault.kind().code(),
                    fault.kind().title());
        }
    }
}
