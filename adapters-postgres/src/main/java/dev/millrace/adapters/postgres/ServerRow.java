package dev.millrace.adapters.postgres;

/** What a server says of itself. */
record ServerRow(boolean standby, String systemIdentifier) {}
