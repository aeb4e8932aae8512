package dev.millrace.bootstrap.services.cli;

import dev.millrace.adapters.http.api.PasswordHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code millrace hash-password}. */
@Command(
    name = "hash-password",
    header = "Makes what millrace.api.users keeps of a password.",
    description = {
      "Reads a password of at least 12 characters, the first line of standard input, and prints its"
          + " hash. What is typed is shown by the terminal: `read -rs` of the shell hides it.",
      "An entry of millrace.api.users is NAME:ROLE:HASH, with one of the roles viewer, operator and"
          + " admin."
    },
    mixinStandardHelpOptions = true,
    footer = "  read -rs password && echo \"$password\" | millrace hash-password")
final class HashPasswordCommand implements Callable<Integer> {

  private static final int SHORTEST = 12;

  @Spec private CommandSpec command;
  @Mixin private OutputOption output;

  @Override
  public Integer call() {
    String password = password();
    if (password.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "the password has fewer than " + SHORTEST + " characters, and could be guessed.");
    }
    String hash = PasswordHash.of(password, new SecureRandom()).written();
    output.of(command).print(Map.of("hash", hash), out -> out.println(hash));
    return ExitCode.OK.code();
  }

  private static String password() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
