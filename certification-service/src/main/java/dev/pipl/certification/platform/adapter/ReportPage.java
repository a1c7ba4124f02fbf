package dev.pipl.certification.platform.adapter;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of the list, for the contract only. */
@Schema(name = "ReportPage")
record ReportPage(List<ReportView> items, String next) {}
