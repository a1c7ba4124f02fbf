package dev.pipl.verifier.root;

import dev.pipl.verifier.export.CheckedYear;
import dev.pipl.verifier.fault.FaultKind;
import dev.pipl.verifier.fault.Findings;
import dev.pipl.verifier.fault.Place;
import dev.pipl.verifier.row.Unreadable;
import java.io.IOException;
import java.util.Optional;

/** Checks that an export's rows are those under a signed root. */
public final class InclusionCheck {

    private final RootChain chain;
    private final Findings findings;

    public InclusionCheck(RootChain chain, Findings findings) {
        this.chain = chain;
        this.findings = findings;
    }

    /** The number of the root that covers the year; empty where none does so rightly. */
    public Optional<Long> check(CheckedYear year) throws IOException {
        Place place = Place.ofFile(
                year.export().file().toString(),
                year.export().handlerId(),
                year.export().year());
        if (year.root().isEmpty()) {
            findings.add(
                    FaultKind.INCLUSION,
                    place,
                    "导出文件不含根，无法证明其完整",
                    "the export has no root, so nothing proves that it is whole");
            return Optional.empty();
        }
        Inclusion proof;
        try {
            proof = Inclusion.read(year.root().get());
        } catch (Unreadable unreadable) {
            findings.add(
                    FaultKind.INCLUSION,
                    place,
                    "包含证明无法读取：" + unreadable.said().zh(),
                    "the inclusion proof cannot be read: " + unreadable.said().en());
            return Optional.empty();
        }
        return isSigned(proof, place) && isUnder(proof, year, place)
                ? Optional.of(proof.statement().number())
                : Optional.empty();
    }

    private boolean isSigned(Inclusion proof, Place place) {
        Optional<String> refusal = chain.refuse(proof.jws(), proof.statement());
        refusal.ifPresent(why -> findings.add(
                FaultKind.ROOT_SIGNATURE, place, "根 " + proof.statement().number() + " 未由可信密钥在其任期内签署，或与所保存的根不同", why));
        return refusal.isEmpty();
    }

    private boolean isUnder(Inclusion proof, CheckedYear year, Place place) throws IOException {
        if (!proof.leads()
                || !proof.isOf(year.export().handlerId(), year.export().year())) {
            findings.add(
                    FaultKind.INCLUSION,
                    place,
                    "包含证明不能由该年度导出根 " + proof.statement().number(),
                    "the proof does not lead from this year to root "
                            + proof.statement().number());
            return false;
        }
        boolean isHead =
                year.export().hashOf(proof.sequence()).filter(proof::isHead).isPresent();
        if (!isHead) {
            findings.add(
                    FaultKind.INCLUSION,
                    place.rows(1, proof.sequence()),
                    "第 1 至 " + proof.sequence() + " 行不是根 " + proof.statement().number() + " 所签署的行",
                    "rows 1 to " + proof.sequence() + " are not those under root "
                            + proof.statement().number());
        } else if (proof.sequence() < year.lastSequence()) {
            findings.note(
                    place.handlerId() + " " + place.year() + "：第 " + proof.sequence() + " 行之后的行尚未被根覆盖",
                    place.handlerId() + " " + place.year() + ": rows after " + proof.sequence()
                            + " are newer than the root");
        }
        return isHead;
    }
}
