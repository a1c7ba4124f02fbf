package dev.pipl.certification.body.adapter;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of the list, for the contract only. */
@Schema(name = "BodyPage")
record BodyPage(List<BodyView> items, String next) {}
