package dev.pipl.crossborder.review;

import dev.pipl.crossborder.route.PersonsInWords;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a regulator should know at once of what a review found. */
public final class ReviewAlerts {

    private ReviewAlerts() {}

    /** Of a finding; empty where its kind is not for alerts. */
    public static Optional<AlertRaised> of(TransferFinding finding, Instant reviewedAt) {
        TransferFinding.Key key = finding.key();
        Defect defect = key.defect();
        return Optional.of(new AlertRaised(
                        key.alertId(BeijingCalendar.dateOf(reviewedAt)),
                        BeijingCalendar.at(finding.first().at()),
                        defect.severity(),
                        defect.code(),
                        key.handlerId(),
                        new Wording(defect.title().zh(), defect.title().en()),
                        finding.provisions(),
                        "findings/" + key.id()))
                .filter(alert -> defect.isAlerted());
    }

    /** Of a limit that only all persons together reach. */
    public static AlertRaised of(String handlerId, GrossCount count, Instant reviewedAt) {
        boolean isSensitive = count.subjectClass() == SubjectClass.SENSITIVE;
        String zh = "%d 年连同主张豁免的，%s个人信息出境人数达到 %,d 人（计入 %,d 人）；如豁免不成立，所需路径将改变"
                .formatted(count.year(), isSensitive ? "敏感" : "非敏感", count.threshold(), count.counted());
        String en = ("With exempt transfers, %s %s information was sent abroad in %d (%,d count): the route"
                        + " changes if the exemptions fall")
                .formatted(
                        PersonsInWords.possessive(count.threshold()),
                        isSensitive ? "sensitive" : "non-sensitive",
                        count.year(),
                        count.counted());
        return new AlertRaised(
                count.alertId(handlerId),
                BeijingCalendar.at(reviewedAt),
                Severity.WARNING,
                "gross-count-crossed",
                handlerId,
                new Wording(zh, en),
                List.of(count.provision()),
                count.year() + "/" + count.subjectClass().wireName() + "/" + count.threshold());
    }
}
