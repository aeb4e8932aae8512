package dev.millrace.adapters.http.api;

import dev.millrace.domain.record.FamilyName;
import java.net.URI;

/** What a run is when the one who starts it does not say. */
public record RunDefaults(FamilyName family, URI source, String seed, int pageSize) {}
