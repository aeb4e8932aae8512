package dev.millrace.adapters.postgres;

/** What a server says of itself, and whether it is a standby that says so. */
record ServerRow(boolean standby, String told) {}
