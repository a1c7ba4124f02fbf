package dev.pipl.audit.selfaudit.adapter;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of the list, for the contract only. */
@Schema(name = "AuditPage")
record AuditPage(List<AuditView> items, String next) {}
