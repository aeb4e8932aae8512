package dev.millrace.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.millrace.simulator.fault.Reply;
import dev.millrace.simulator.page.JsonBytes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends a reply in the manner it prescribes; delays end early when the simulator closes. */
final class ReplySender {

  private final CountDownLatch closing = new CountDownLatch(1);

  void close() {
    closing.countDown();
  }

  void send(HttpExchange exchange, Reply reply, JsonBytes body) throws IOException {
    pause(reply.beforeHeaders());
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), body.length() == 0 ? -1 : body.length());
    OutputStream out = exchange.getResponseBody();
    write(body, Math.min(body.length(), reply.cutAfter()), reply.pace(), out);
  }

  private void write(JsonBytes body, int end, Reply.Pace pace, OutputStream out)
      throws IOException {
    int sent = 0;
    while (sent < end) {
      boolean pacing = sent == 0 || pace.again();
      int next = pacing ? (int) Math.min((long) sent + pace.bytes(), end) : end;
      body.writeTo(out, sent, next);
      sent = next;
      if (sent < end) {
        out.flush();
        pause(pace.pause());
      }
    }
    out.flush();
  }

  private void pause(Duration pause) throws IOException {
    try {
      if (!pause.isZero() && closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new InterruptedIOException("the simulator closes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the simulator closes");
    }
  }
}
