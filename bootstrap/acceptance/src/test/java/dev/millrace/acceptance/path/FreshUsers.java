package dev.millrace.acceptance.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Any number of users, none of them twice: those of a source under ids and addresses of their own.
 */
final class FreshUsers {

  private record Template(String json, String id, String email) {

    String user() {
      String fresh = UUID.randomUUID().toString();
      return json.replace(id, fresh).replace(email, fresh + "@example.com");
    }
  }

  private final List<Template> templates = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  FreshUsers(URI source) throws IOException {
    JsonNode page =
        new ObjectMapper()
            .readTree(source.resolve("1.4/?results=500&page=1&seed=templates").toURL());
    page.get("results")
        .forEach(
            user ->
                templates.add(
                    new Template(
                        user.toString(),
                        user.at("/login/uuid").asText(),
                        user.get("email").asText())));
  }

  /** So many of them, a line each. */
  String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> templates.get(next.getAndIncrement() % templates.size()).user())
        .collect(Collectors.joining("\n"));
  }
}
