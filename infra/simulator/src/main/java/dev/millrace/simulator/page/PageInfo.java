package dev.millrace.simulator.page;

/** The {@code info} object, which echoes what was asked. */
public record PageInfo(String seed, int results, int page, String version) implements JsonText {

  public static PageInfo echoing(PageRequest request) {
    return new PageInfo(
        request.seed(), request.results(), request.page(), request.version().number());
  }

  @Override
  public void appendTo(JsonBytes out) {
    out.ascii("{\"seed\":").quoted(seed);
    out.ascii(",\"results\":").number(results);
    out.ascii(",\"page\":").number(page);
    out.ascii(",\"version\":").quoted(version).character('}');
  }
}
