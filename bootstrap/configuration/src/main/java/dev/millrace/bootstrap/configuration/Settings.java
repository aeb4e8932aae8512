package dev.millrace.bootstrap.configuration;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The value of every setting: the environment's over the file's over the default. */
public final class Settings {

  /** Names the file in the environment. */
  public static final String FILE_VARIABLE = "MILLRACE_CONFIG";

  /** Variables that start like settings and are none: they are read before settings are. */
  private static final Set<String> OTHERS =
      Set.of(FILE_VARIABLE, LogLevel.VARIABLE, "MILLRACE_HOME", "MILLRACE_JAVA_OPTS");

  private static final String MASK = "********";

  private final Map<Setting, String> values;

  private Settings(Map<Setting, String> values) {
    this.values = values;
  }

  /**
   * Reads the settings.
   *
   * @param environment usually {@code System.getenv()}; a file is read when {@value #FILE_VARIABLE}
   *     names one
   * @throws InvalidSettings with every error at once
   */
  public static Settings of(Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      values.put(setting, setting.standard());
    }
    String file = environment.get(FILE_VARIABLE);
    if (file != null) {
      overlayFile(Path.of(file), values, problems);
    }
    overlayEnvironment(environment, values, problems);
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return new Settings(values);
  }

  private static void overlayFile(Path file, Map<Setting, String> values, List<String> problems) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      problems.add("cannot read " + file + ", which " + FILE_VARIABLE + " names: " + unreadable);
    }
    for (String key : properties.stringPropertyNames().stream().sorted().toList()) {
      String value = properties.getProperty(key).strip();
      overlay(file.toString(), key, Setting.ofKey(key).orElse(null), value, values, problems);
    }
  }

  private static void overlayEnvironment(
      Map<String, String> environment, Map<Setting, String> values, List<String> problems) {
    environment.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("MILLRACE_"))
        .filter(entry -> !OTHERS.contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                overlay(
                    "the environment",
                    entry.getKey(),
                    Setting.ofVariable(entry.getKey()).orElse(null),
                    entry.getValue(),
                    values,
                    problems));
  }

  private static void overlay(
      String origin,
      String name,
      @Nullable Setting setting,
      String value,
      Map<Setting, String> values,
      List<String> problems) {
    if (setting == null) {
      problems.add(
          name + " in " + origin + " is no setting; did you mean " + Nearest.to(name) + "?");
      return;
    }
    setting
        .problemWith(value)
        .ifPresent(problem -> problems.add(name + " in " + origin + ": " + problem));
    values.put(setting, value);
  }

  public String text(Setting setting) {
    return Objects.requireNonNull(values.get(setting));
  }

  public int number(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  /** Empty for none. */
  public OptionalInt port(Setting setting) {
    String text = text(setting);
    return text.equals(Type.NONE) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  public boolean truth(Setting setting) {
    return Boolean.parseBoolean(text(setting));
  }

  public Duration duration(Setting setting) {
    return Duration.parse(text(setting));
  }

  /** So many days; where they never end, more than there will be. */
  public Period days(Setting setting) {
    String text = text(setting);
    return text.equals(Type.FOREVER)
        ? Period.ofDays(Integer.MAX_VALUE)
        : Period.ofDays(Integer.parseInt(text.substring(0, text.length() - 1)));
  }

  public URI address(Setting setting) {
    return URI.create(text(setting));
  }

  /** The parts of a text that commas separate. */
  public List<String> list(Setting setting) {
    return List.of(text(setting).split("\\s*,\\s*"));
  }

  /** All settings with their values, a line each, secrets masked. */
  public String table() {
    StringBuilder table = new StringBuilder();
    values.forEach(
        (setting, value) ->
            table.append(String.format("%-42s %s%n", setting.key(), shown(setting, value))));
    return table.toString();
  }

  private static String shown(Setting setting, String value) {
    return setting.isSecret() && !value.isEmpty() ? MASK : value;
  }

  @Override
  public String toString() {
    return table();
  }
}
