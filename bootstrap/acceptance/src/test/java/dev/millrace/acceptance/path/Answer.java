package dev.millrace.acceptance.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.bootstrap.services.cli.Millrace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What a command answered. */
record Answer(int code, String out, String error) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Answer of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    CommandLine line =
        Millrace.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(error));
    return new Answer(line.execute(arguments), out.toString(), error.toString());
  }

  /** The same of a command that speaks to a pipeline and answers for programs. */
  static Answer json(RunningPipeline path, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", path.data().toString(), "--output", "json"));
    return of(all.toArray(String[]::new));
  }

  JsonNode node() {
    try {
      return JSON.readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + out + error, e);
    }
  }
}
