package dev.pipl.law;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A provision as a rule cites it: the article, or one clause of it.
 *
 * @param provision the article
 * @param clause the paragraph or item meant; empty for the whole article
 */
public record Citation(Provision provision, Optional<Clause> clause) {

    public Citation {
        Objects.requireNonNull(provision, "provision");
        Objects.requireNonNull(clause, "clause");
    }

    /** The words of the citation: 《促进和规范数据跨境流动规定》第五条第一款第（四）项. */
    public Bilingual text() {
        Bilingual article = provision.citation();
        return clause.map(Clause::citation)
                .map(behind -> new Bilingual(article.zh() + behind.zh(), article.en() + behind.en()))
                .orElse(article);
    }

    /** Whether the provision can be cited for that day. */
    public boolean isInForce(LocalDate on) {
        return provision.isInForce(on);
    }
}
