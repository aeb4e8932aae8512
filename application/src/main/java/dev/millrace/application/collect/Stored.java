package dev.millrace.application.collect;

import java.util.List;

/**
 * What a transaction stores of a group.
 *
 * @param page 0 when all of it was answered before
 * @param answers one for each batch of the group
 */
record Stored(int page, int records, List<Collected> answers) {

  Stored {
    answers = List.copyOf(answers);
  }
}
