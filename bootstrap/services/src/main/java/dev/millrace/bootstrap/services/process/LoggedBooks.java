package dev.millrace.bootstrap.services.process;

import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.receipt.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what entered the books of which run. */
public final class LoggedBooks {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedBooks.class);

  private LoggedBooks() {}

  /** The book of receipts. */
  public static Consumer<List<Receipt>> receipts(Consumer<List<Receipt>> book) {
    return book.andThen(
        entered ->
            LogContext.perRun(
                entered, receipt -> Optional.of(receipt.run()), LoggedBooks::tellReceipts));
  }

  /** The book of dead letters. */
  public static Consumer<List<DeadLetter>> deadLetters(Consumer<List<DeadLetter>> book) {
    return book.andThen(
        kept ->
            LogContext.perRun(
                kept, DeadLetter::run, part -> LOG.info("kept {} dead letters", part.size())));
  }

  private static void tellReceipts(List<Receipt> ofARun) {
    LOG.info(
        "entered {} served, {} dead-lettered",
        ofARun.stream().mapToLong(Receipt::served).sum(),
        ofARun.stream().mapToLong(Receipt::deadLettered).sum());
  }
}
