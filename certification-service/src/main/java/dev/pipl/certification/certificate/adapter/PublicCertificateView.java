package dev.pipl.certification.certificate.adapter;

import dev.pipl.certification.certificate.Certificate;
import dev.pipl.law.Bilingual;
import java.time.LocalDate;
import java.util.List;

/** What anybody may know of a certificate: its number, its holder's name, its scope and what it is worth today. */
record PublicCertificateView(String number, Bilingual holderName, PublicScope scope, String status) {

    /** The scope without the names of recipients. */
    record PublicScope(Bilingual description, List<String> purposes, List<String> categories) {}

    static PublicCertificateView of(CertificateEntity row, LocalDate today) {
        Certificate certificate = row.toCertificate().on(today);
        return new PublicCertificateView(
                certificate.number(),
                certificate.holderName(),
                new PublicScope(
                        certificate.scope().description(),
                        certificate.scope().purposes(),
                        certificate.scope().categories()),
                certificate.state().wireName());
    }
}
