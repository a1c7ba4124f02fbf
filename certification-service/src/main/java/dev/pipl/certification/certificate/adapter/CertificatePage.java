package dev.pipl.certification.certificate.adapter;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of the list, for the contract only. */
@Schema(name = "CertificatePage")
record CertificatePage(List<CertificateView> items, String next) {}
