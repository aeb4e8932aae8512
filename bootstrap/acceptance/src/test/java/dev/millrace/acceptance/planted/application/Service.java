package dev.millrace.acceptance.planted.application;

public final class Service {}
