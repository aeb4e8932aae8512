package dev.millrace.domain.template;

import dev.millrace.domain.document.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The templates of the lines so far, for one line after the other. What it tells and holds depends
 * on the lines alone, also when its state was written and read in between. It holds {@link
 * #MAX_TEMPLATES} at most, in {@link #MAX_BYTES}: before there is more, the rarest quarter is
 * forgotten.
 *
 * <p>For one thread at a time. {@link Mined} is the same as a pure function.
 */
public final class TemplateMiner {

  public static final int MAX_TEMPLATES = 2_000;

  /** The longest {@link #state} there is. */
  public static final int MAX_BYTES = 1 << 19;

  private static final int MAX_KNOWN = 4_096;

  private final Shelf shelf = new Shelf();

  /** Lines that a wider template covers, so that they are compared once. */
  private final Map<Skeleton, Held> known = new HashMap<>();

  private List<Change> changes = new ArrayList<>();
  private long lines;

  /** Begins with what a miner has written; with nothing when there are no bytes. */
  public static TemplateMiner of(Bytes state) {
    MinerState held = MinerState.of(state);
    TemplateMiner miner = new TemplateMiner();
    miner.lines = held.lines();
    held.templates().forEach(miner.shelf::add);
    return miner;
  }

  /** What {@link #of} reads: the same bytes for the same templates. */
  public Bytes state() {
    return new MinerState(lines, byAge()).bytes();
  }

  /** Takes a line. */
  public Assigned take(LogLine line) {
    Header header = Header.of(line.text());
    Skeleton skeleton = Skeleton.of(line.text(), header.end());
    Held held = find(skeleton);
    if (held == null) {
      held = begin(skeleton, line.at());
    } else if (held.count(line.at())) {
      held = reviewed(held);
    }
    lines++;
    return new Assigned(held.name(), held.version(), header.level());
  }

  /** Takes over what another miner holds, and leaves that one as it is. */
  public void merge(TemplateMiner those) {
    lines += those.lines;
    those.byAge().forEach(this::takeOver);
    for (Held held : byAge()) {
      if (held.equals(shelf.exact(held.skeleton()))) {
        reviewed(held);
      }
    }
  }

  /** What became of the templates since this was asked last. */
  public List<Change> changes() {
    List<Change> since = changes;
    changes = new ArrayList<>();
    return since;
  }

  /** All templates, the oldest first. */
  public List<Template> templates() {
    return byAge().stream().map(Held::template).toList();
  }

  private List<Held> byAge() {
    return shelf.all().stream().sorted(Held.BY_AGE).toList();
  }

  private @Nullable Held find(Skeleton skeleton) {
    Held exact = shelf.exact(skeleton);
    if (exact != null) {
      return exact;
    }
    Held seen = known.get(skeleton);
    return seen == null ? findCovering(skeleton) : seen;
  }

  private @Nullable Held findCovering(Skeleton skeleton) {
    Optional<Held> covering = shelf.covering(skeleton);
    if (known.size() >= MAX_KNOWN) {
      known.clear();
    }
    covering.ifPresent(held -> known.put(skeleton, held));
    return covering.orElse(null);
  }

  private Held begin(Skeleton skeleton, long at) {
    makeRoom();
    Held begun = Held.first(skeleton, at);
    shelf.add(begun);
    Held now = reviewed(begun);
    if (now.name().equals(begun.name())) {
      changes.add(new Change.Found(now.template(), lines));
    }
    return now;
  }

  private void makeRoom() {
    while (shelf.size() >= MAX_TEMPLATES || shelf.bytes() > MAX_BYTES - MinerState.MAX_OF_ONE) {
      shelf.all().stream()
          .sorted(Held.BY_WORTH)
          .limit(Math.max(1, shelf.size() / 4))
          .toList()
          .forEach(shelf::remove);
      known.clear();
    }
  }

  private void takeOver(Held held) {
    makeRoom();
    Skeleton skeleton = shelf.covering(held.skeleton()).orElse(held).skeleton();
    List<Held> parts = new ArrayList<>(shelf.covered(skeleton));
    parts.add(held.copy());
    joined(skeleton, parts);
  }

  /** Widens a template as long as there is reason to; the template that it is then. */
  private Held reviewed(Held held) {
    Held now = held;
    Optional<Held> wider = widened(now);
    while (wider.isPresent()) {
      now = wider.get();
      wider = widened(now);
    }
    return now;
  }

  private Optional<Held> widened(Held held) {
    Skeleton skeleton = held.skeleton();
    for (int i = 0; i < skeleton.size(); i++) {
      if (skeleton.kind(i).canVary()) {
        List<Held> siblings = shelf.siblings(skeleton, i);
        if (Variation.isOfValues(i, siblings)) {
          return Optional.of(joined(skeleton.widenedAt(i), siblings));
        }
      }
    }
    Collection<Held> namesakes = shelf.namesakes(skeleton);
    return Variation.isOfNames(skeleton, namesakes)
        ? Optional.of(joined(common(skeleton, namesakes), namesakes))
        : Optional.empty();
  }

  private static Skeleton common(Skeleton skeleton, Collection<Held> namesakes) {
    Skeleton common = skeleton;
    for (Held namesake : namesakes) {
      common = common.widenedFor(namesake.skeleton());
    }
    return common;
  }

  /** Makes one template of some, and of all others that it covers. */
  private Held joined(Skeleton skeleton, Collection<Held> some) {
    Set<Held> parts = new HashSet<>(some);
    parts.addAll(shelf.covered(skeleton));
    Held joined = Held.joined(skeleton, parts);
    parts.forEach(shelf::remove);
    shelf.add(joined);
    known.clear();
    parts.stream().sorted(Held.BY_AGE).forEach(part -> tell(part, joined));
    return joined;
  }

  private void tell(Held part, Held joined) {
    if (!part.name().equals(joined.name())) {
      changes.add(new Change.Forwarded(part.template(), joined.name()));
    } else if (part.version() < joined.version()) {
      changes.add(new Change.Widened(joined.template()));
    }
  }
}
