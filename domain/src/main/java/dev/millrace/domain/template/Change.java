package dev.millrace.domain.template;

/** What became of the templates. */
public sealed interface Change {

  /**
   * A line came that is of no template.
   *
   * @param linesBefore how many had come
   */
  record Found(Template template, long linesBefore) implements Change {

    private static final long LEARNING = 1_000;

    /** Whether it is worth telling: among the first lines everything is new. */
    public boolean isNews() {
      return linesBefore >= LEARNING;
    }
  }

  /** A template has a new version. */
  record Widened(Template template) implements Change {}

  /**
   * A template has become part of an older one: its lines are that one's.
   *
   * @param was as it was when that happened
   */
  record Forwarded(Template was, String to) implements Change {

    public String from() {
      return was.id();
    }
  }
}
