package dev.pipl.certification.certificate.adapter;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of the list, for the contract only. */
@Schema(name = "FindingPage")
record FindingPage(List<FindingView> items, String next) {}
