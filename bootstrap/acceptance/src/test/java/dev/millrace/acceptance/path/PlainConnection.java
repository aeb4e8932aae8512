package dev.millrace.acceptance.path;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A connection to a pipeline's database beside all adapters. */
final class PlainConnection {

  private PlainConnection() {}

  static Connection open(Settings settings) throws SQLException {
    return DriverManager.getConnection(
        settings.text(Setting.POSTGRES_URL),
        settings.text(Setting.POSTGRES_USER),
        settings.text(Setting.POSTGRES_PASSWORD));
  }
}
