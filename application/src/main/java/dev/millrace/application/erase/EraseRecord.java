package dev.millrace.application.erase;

import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;

/** Erases a record in every place, and shows what was there and what is there now. */
public interface EraseRecord {

  /**
   * What there is of a record. Changes nothing.
   *
   * @throws IllegalArgumentException when there is no such family, or none of its records can have
   *     that key
   */
  Proof look(FamilyName family, RecordKey key);

  /**
   * Erases a record: at once in PostgreSQL, and by a null value in the topic, which the stream
   * turns into deletes. From then on the record is refused whoever brings it. One that is not there
   * is erased, too, and so is one that was before: its rows are deleted once more.
   *
   * @param by who asks for it
   * @return the proof as it stands at once; see {@link #again}
   * @throws IllegalArgumentException as {@link #look}
   */
  Proof erase(FamilyName family, RecordKey key, String by);

  /**
   * The same proof, with the views as they are now; and the topic, which is read from its start to
   * its end for this, once nothing is left in them.
   */
  Proof again(Proof proof);
}
