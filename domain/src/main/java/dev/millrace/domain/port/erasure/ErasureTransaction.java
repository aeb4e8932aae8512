package dev.millrace.domain.port.erasure;

import java.util.List;

/** What can be done while a record is erased. Not for use outside its {@link Sought}. */
public interface ErasureTransaction {

  /**
   * What there is of the record. Its key is locked until the transaction ends, whether it has a
   * version or not: nobody brings one, or publishes it again, meanwhile.
   */
  Remains remains();

  /**
   * Takes all of it away: its version, its raw records, and those in quarantine that name its key.
   * Bodies of pages get blanks where it stood, and are emptied when they name it still; answers
   * that were no pages and name it are emptied. Its events in the outbox and its dead letters keep
   * their place and their run, so that all sheets add up as before, and nothing else; its letters
   * are open no more. Puts the tombstone into the outbox, in nobody's books, and notes a hash of
   * the key: by it the key is refused whoever brings it, and its dead letters are blanked when they
   * come. Whoever keeps a dead letter waits from here to the end of the transaction, and nobody
   * else does who brings nothing of this record.
   *
   * @return what is left in each store, counted afterwards
   */
  List<Found> erase(Tombstone tombstone);
}
