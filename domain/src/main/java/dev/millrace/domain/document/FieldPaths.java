package dev.millrace.domain.document;

import dev.millrace.domain.document.Document.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The paths of all values in some documents, dotted, such as {@code login.uuid}; the items of a
 * list share the path {@code list[]}. Null is a value too: a field that is there without one has
 * not gone.
 *
 * <p>Whoever sends the documents chooses the names, so there is a bound to the number of paths and
 * to the length of a name, and what is no plain character is replaced. {@link #MORE} says that
 * paths are left out.
 */
public final class FieldPaths {

  /** More paths than that are not told apart. */
  public static final int MOST = 1_000;

  /** Stands among the paths for all those that are left out. */
  public static final String MORE = "…";

  private static final int LONGEST_NAME = 100;

  /** Of what lies deeper than that, only that it is there is told. */
  private static final int LONGEST_PATH = 500;

  private static final String ITEMS = "[]";

  private final Map<String, FieldPaths> below = new LinkedHashMap<>();
  private boolean isValue;
  private boolean isCut;

  private FieldPaths() {}

  public static SortedSet<String> of(Collection<Document> documents) {
    FieldPaths root = new FieldPaths();
    int left = MOST;
    for (Document document : documents) {
      left = root.take(document, left);
    }
    SortedSet<String> paths = new TreeSet<>();
    root.below.forEach((name, node) -> node.tell(plain(name), paths));
    if (root.isCut()) {
      paths.add(MORE);
    }
    return paths;
  }

  /** Takes a document's paths in, and tells how many more there may be. */
  private int take(Document document, int left) {
    List<String> fields = document.kind() == Kind.OBJECT ? document.fields() : List.of();
    List<Document> items = document.kind() == Kind.LIST ? document.items() : List.of();
    int room = left;
    for (String field : fields) {
      room = takeBelow(field, document.at(field), room);
    }
    for (Document item : items) {
      room = takeBelow(ITEMS, item, room);
    }
    isValue |= fields.isEmpty() && items.isEmpty();
    return room;
  }

  private int takeBelow(String name, Document document, int left) {
    FieldPaths known = below.get(name);
    if (known != null) {
      return known.take(document, left);
    }
    if (left == 0) {
      isCut = true;
      return 0;
    }
    FieldPaths added = new FieldPaths();
    below.put(name, added);
    return added.take(document, left - 1);
  }

  private boolean isCut() {
    return isCut || below.values().stream().anyMatch(FieldPaths::isCut);
  }

  private void tell(String path, SortedSet<String> paths) {
    if (path.length() > LONGEST_PATH) {
      paths.add(path + "…");
      return;
    }
    if (isValue) {
      paths.add(path);
    }
    below.forEach(
        (name, node) ->
            node.tell(name.equals(ITEMS) ? path + ITEMS : path + "." + plain(name), paths));
  }

  private static String plain(String name) {
    String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    return cut.replaceAll("[\\p{Cc}\\p{Cs}]", "\ufffd");
  }
}
