package dev.millrace.domain.logs;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.template.Assigned;
import dev.millrace.domain.template.Change;
import dev.millrace.domain.template.LogLine;
import dev.millrace.domain.template.TemplateMiner;
import dev.millrace.domain.view.ViewRow;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The templates of one source on their way through some lines: the miner, the counts of the last
 * minutes and the bands, and the rows that all these set.
 */
final class SourceTemplates {

  /** How the bytes are laid out; a change of anything that they mean is another form. */
  private static final int FORM = 1;

  private static final int NUMBERS = 2 * Integer.BYTES;

  /** The longest {@link #bytes} there are. */
  static final int MAX_BYTES =
      NUMBERS + TemplateMiner.MAX_BYTES + Minutes.MAX_BYTES + Bands.MAX_BYTES;

  /** A minute is judged when a line comes of one that begins so many minutes later. */
  static final int JUDGED_AFTER = 2;

  private final TemplateMiner miner;
  private final Minutes minutes;
  private final Bands bands;
  private final TemplateViews views;
  private final Set<String> touched = new LinkedHashSet<>();
  private final List<ViewRow> rows = new ArrayList<>();

  private SourceTemplates(TemplateMiner miner, Minutes minutes, Bands bands, TemplateViews views) {
    this.miner = miner;
    this.minutes = minutes;
    this.bands = bands;
    this.views = views;
  }

  /** Begins with what {@link #bytes} wrote; anew when it is of another form, or nothing. */
  static SourceTemplates of(String source, Bytes before) {
    TemplateViews views = new TemplateViews(source);
    try {
      return read(views, ByteBuffer.wrap(before.array()));
    } catch (IllegalArgumentException | BufferUnderflowException ofAnotherForm) {
      return new SourceTemplates(TemplateMiner.of(Bytes.EMPTY), new Minutes(), new Bands(), views);
    }
  }

  private static SourceTemplates read(TemplateViews views, ByteBuffer from) {
    int form = from.getInt();
    if (form != FORM) {
      throw new IllegalArgumentException("form " + form);
    }
    byte[] miner = new byte[from.getInt()];
    from.get(miner);
    return new SourceTemplates(
        TemplateMiner.of(Bytes.of(miner)), Minutes.read(from), Bands.read(from), views);
  }

  Bytes bytes() {
    Bytes mined = miner.state();
    ByteBuffer to =
        ByteBuffer.allocate(NUMBERS + mined.length() + minutes.length() + bands.length());
    to.putInt(FORM).putInt(mined.length()).put(mined.array());
    minutes.write(to);
    bands.write(to);
    return Bytes.of(to.array());
  }

  /**
   * Takes a line.
   *
   * @param at when it counts
   */
  void take(String line, Instant at) {
    Assigned assigned = miner.take(new LogLine(line, at.toEpochMilli()));
    miner.changes().forEach(change -> take(change, assigned, line));
    touched.add(assigned.template());
    long minute = Math.floorDiv(at.getEpochSecond(), 60);
    bands.judge(
        minutes,
        minute - JUDGED_AFTER,
        (template, alert) -> rows.add(views.alert(template, alert)));
    minutes.count(assigned.template(), minute);
  }

  private void take(Change change, Assigned assigned, String line) {
    if (change instanceof Change.Found found) {
      rows.add(views.found(found.template(), assigned.level(), line));
      if (found.isNews()) {
        rows.add(views.alert(found.template()));
      }
    } else if (change instanceof Change.Forwarded forwarded) {
      minutes.forward(forwarded.from(), forwarded.to());
      bands.forget(forwarded.from());
      bands.forget(forwarded.to());
      rows.add(views.forwarded(forwarded.was(), forwarded.to()));
      touched.add(forwarded.to());
    }
  }

  /** What all lines that were taken set, in that order. */
  List<ViewRow> rows() {
    List<ViewRow> all = new ArrayList<>(rows);
    miner.templates().stream()
        .filter(template -> touched.contains(template.id()))
        .forEach(template -> all.add(views.now(template)));
    minutes.changed((place, count) -> all.add(views.count(place, count)));
    return all;
  }
}
