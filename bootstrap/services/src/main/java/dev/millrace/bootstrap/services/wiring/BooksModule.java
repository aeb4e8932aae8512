package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.name.Named;
import dev.millrace.application.books.CountedEnds;
import dev.millrace.application.books.KeepBooks;
import dev.millrace.application.books.KeepingBooks;
import dev.millrace.application.redrive.SettleLetters;
import dev.millrace.application.redrive.SettlingLetters;
import dev.millrace.bootstrap.services.process.LoggedBooks;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.receipt.Feed;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.serving.ServedViews;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Entering what streams report. */
final class BooksModule extends AbstractModule {

  @Provides
  @Singleton
  CountedEnds ends(Families families) {
    return new CountedEnds(families);
  }

  @Provides
  @Singleton
  @Named(Modules.RECEIPTS)
  KeepBooks receipts(Feed<Receipt> feed, Ledger ledger, CountedEnds ends) {
    Consumer<List<Receipt>> book = ledger::enter;
    return new KeepingBooks<>(feed, LoggedBooks.receipts(book.andThen(ends::entered)));
  }

  @Provides
  @Singleton
  @Named(Modules.DEAD_LETTERS)
  KeepBooks deadLetters(Feed<DeadLetter> feed, Ledger ledger, CountedEnds ends) {
    Consumer<List<DeadLetter>> book = ledger::keep;
    return new KeepingBooks<>(feed, LoggedBooks.deadLetters(book.andThen(ends::kept)));
  }

  @Provides
  @Singleton
  SettleLetters settleLetters(Families families, KeptLetters letters, Supplier<ServedViews> views) {
    return new SettlingLetters(families, letters, views);
  }
}
