package dev.millrace.simulator.recorded;

import dev.millrace.simulator.page.Field;
import dev.millrace.simulator.page.JsonText;
import dev.millrace.simulator.page.Page;
import dev.millrace.simulator.page.PageInfo;
import dev.millrace.simulator.page.PageRequest;
import dev.millrace.simulator.page.UserPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Serves a folder of recorded pages (its {@code *.json} files) as the API would. The files of one
 * version, seed and set of fields are one sequence of users, in the order of their {@code
 * info.page}; a request is answered with a slice of it, each user byte for byte as recorded.
 *
 * <p>A request that names no seed gets the only one there is. {@code inc} and {@code exc} choose
 * among recorded sets by their fields; nothing is cut out of a user. What was not recorded ({@code
 * nat}, {@code gender}, other seeds, versions and fields) is refused with a reason.
 */
public final class RecordedPages implements UserPages {

  private final Map<RecordedFile.Key, List<JsonText>> sequences;

  private RecordedPages(Map<RecordedFile.Key, List<JsonText>> sequences) {
    this.sequences = sequences;
  }

  /**
   * Reads the folder into memory.
   *
   * @throws IOException when it cannot be read, holds no page, or holds JSON that is no page; the
   *     message names the file
   */
  public static RecordedPages in(Path folder) throws IOException {
    Map<RecordedFile.Key, List<JsonText>> sequences = new LinkedHashMap<>();
    for (RecordedFile file : files(folder)) {
      sequences.computeIfAbsent(file.key(), key -> new ArrayList<>()).addAll(file.users());
    }
    if (sequences.isEmpty()) {
      throw new IOException(folder + " holds no recorded page (*.json)");
    }
    return new RecordedPages(sequences);
  }

  /** The sets that can be asked for, in the order of versions, the fullest of a version first. */
  public List<RecordedSet> sets() {
    return sequences.entrySet().stream().map(e -> set(e.getKey(), e.getValue().size())).toList();
  }

  @Override
  public Page page(PageRequest request) throws NotServed {
    if (!request.nations().isEmpty() || !request.gender().isEmpty()) {
      throw new NotServed(400, "recorded pages cannot be chosen by nat or gender");
    }
    RecordedFile.Key key = find(request);
    List<JsonText> all = sequences.getOrDefault(key, List.of());
    int from = (int) Math.min(request.firstIndex(), all.size());
    int to = Math.min(from + request.results(), all.size());
    return new Page(all.subList(from, to), PageInfo.echoing(request.withSeed(key.seed())));
  }

  private RecordedFile.Key find(PageRequest request) throws NotServed {
    List<RecordedFile.Key> keys =
        sequences.keySet().stream().filter(k -> fits(k, request)).toList();
    if (keys.isEmpty()) {
      throw new NotServed(404, "no such pages were recorded; there are " + sets());
    }
    if (keys.stream().map(RecordedFile.Key::seed).distinct().count() > 1) {
      throw new NotServed(400, "several seeds were recorded, name one; there are " + sets());
    }
    return keys.get(0);
  }

  private boolean fits(RecordedFile.Key key, PageRequest request) {
    return key.version() == request.version()
        && (request.seed().isEmpty() || request.seed().equals(key.seed()))
        && (request.fields().equals(Field.ALL) || request.fields().equals(key.fields()));
  }

  private static List<RecordedFile> files(Path folder) throws IOException {
    List<RecordedFile> files = new ArrayList<>();
    for (Path path : jsonFiles(folder)) {
      files.add(RecordedFileReader.read(path));
    }
    files.sort(
        Comparator.comparing(RecordedFile::version)
            .thenComparing(file -> -file.fields().size())
            .thenComparing(RecordedFile::seed)
            .thenComparing(RecordedFile::page)
            .thenComparing(RecordedFile::path));
    return files;
  }

  private static List<Path> jsonFiles(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(path -> path.toString().endsWith(".json")).toList();
    }
  }

  private static RecordedSet set(RecordedFile.Key key, int users) {
    return new RecordedSet(key.version().number(), key.seed(), key.fields(), users);
  }
}
