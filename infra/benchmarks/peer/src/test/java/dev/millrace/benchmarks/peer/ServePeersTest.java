package dev.millrace.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServePeersTest {

  private final List<String> calls = new ArrayList<>();
  private final ServePeers serving;

  ServePeersTest() throws IOException {
    serving = ServePeers.on(0, List.of(new Noted()));
  }

  @AfterEach
  void close() {
    serving.close();
  }

  @Test
  void aCallReachesItsPeerAndComesBackWithItsAnswer() throws Exception {
    assertThat(post("/noted/prepare").body()).isEmpty();
    assertThat(post("/noted/work").body()).isEqualTo("42");
    assertThat(post("/noted/end").statusCode()).isEqualTo(200);
    assertThat(post("/noted/settings").body()).isEqualTo("a=1");
    assertThat(calls).containsExactly("prepare", "work", "end");
  }

  @Test
  void theRootTellsThatItServes() throws Exception {
    assertThat(post("/").body()).isEqualTo("noted");
  }

  @Test
  void whatNobodyServesIsNotFound() throws Exception {
    assertThat(post("/other/work").statusCode()).isEqualTo(404);
    assertThat(post("/noted/sleep").statusCode()).isEqualTo(404);
    assertThat(calls).isEmpty();
  }

  @Test
  void aFailureComesBackWithItsTrace() throws Exception {
    calls.add("fail");

    HttpResponse<String> answer = post("/noted/work");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("IllegalStateException", "planted");
  }

  private HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + serving.port() + path))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
  }

  private final class Noted implements Peer {

    @Override
    public String name() {
      return "noted";
    }

    @Override
    public Map<String, String> settings() {
      return Map.of("a", "1");
    }

    @Override
    public void prepare() {
      calls.add("prepare");
    }

    @Override
    public long work() {
      if (calls.contains("fail")) {
        throw new IllegalStateException("planted");
      }
      calls.add("work");
      return 42;
    }

    @Override
    public void end() {
      calls.add("end");
    }
  }
}
