package dev.millrace.acceptance.planted.domain;

final class UsesSql {
  java.sql.Connection same(java.sql.Connection connection) {
    return connection;
  }
}
