package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.replay.Preview;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts what a replay would name, piece by piece. */
final class Previewing {

  private final Transactions transactions;
  private final SelectionQuery query;
  private final long atOnce;

  private final SortedMap<LocalDate, PreviewRow> days = new TreeMap<>();
  private long unnamed;

  Previewing(Transactions transactions, SelectionQuery query, long atOnce) {
    this.transactions = transactions;
    this.query = query;
    this.atOnce = atOnce;
  }

  Preview preview() {
    if (query.keys() == null) {
      addEvents();
      addPages();
    } else {
      ask(replays -> replays.previewEvents(query, SeqSpan.WHOLE)).forEach(this::add);
      ask(replays -> replays.previewRaw(query)).forEach(this::add);
    }
    return new Preview(days.values().stream().map(PreviewRow::toDay).toList(), unnamed);
  }

  private void addEvents() {
    for (SeqSpan span : ask(replays -> replays.span(query)).pieces(atOnce)) {
      ask(replays -> replays.previewEvents(query, span)).forEach(this::add);
    }
  }

  private void addPages() {
    List<PreviewedPagesRow> pages = pagesAbove(PagePlace.START);
    while (!pages.isEmpty()) {
      pages.forEach(this::add);
      unnamed += pages.get(0).unnamed();
      pages = pagesAbove(pages.get(0).place());
    }
  }

  private List<PreviewedPagesRow> pagesAbove(PagePlace above) {
    return ask(replays -> replays.previewPages(query, above, atOnce));
  }

  private void add(PreviewedPagesRow pages) {
    LocalDate day = pages.day();
    if (day != null) {
      add(new PreviewRow(day, pages.events(), pages.bytes(), pages.events()));
    }
  }

  private void add(PreviewRow row) {
    days.merge(row.day(), row, PreviewRow::plus);
  }

  private <T> T ask(Function<ReplayStatements, T> work) {
    return transactions.run(
        "count what a replay would name",
        session -> work.apply(session.getMapper(ReplayStatements.class)));
  }
}
