package dev.millrace.domain.family;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Sort;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.util.List;
import java.util.Set;

/** The family of users, but one of its methods throws. */
record FaultyFamily(String method, Throwable fault) implements Family<User> {

  private static final Users USERS = new Users();

  @Override
  public User read(Document written) {
    throwIn("read");
    return USERS.read(written);
  }

  @Override
  public List<Mutation> project(Event<User> event, Position position) {
    throwIn("project");
    return USERS.project(event, position);
  }

  private void throwIn(String here) {
    if (method.equals(here) && fault instanceof Error error) {
      throw error;
    }
    if (method.equals(here) && fault instanceof RuntimeException exception) {
      throw exception;
    }
  }

  @Override
  public FamilyName name() {
    return USERS.name();
  }

  @Override
  public Sort sort() {
    return USERS.sort();
  }

  @Override
  public Set<String> secrets() {
    return USERS.secrets();
  }

  @Override
  public Parsed<User> parse(RawRecord raw) {
    return USERS.parse(raw);
  }

  @Override
  public RecordKey key(User user) {
    return USERS.key(user);
  }

  @Override
  public ContentHash contentHash(User user) {
    return USERS.contentHash(user);
  }

  @Override
  public Document write(User user) {
    return USERS.write(user);
  }

  @Override
  public ViewKeys viewKeys(User user) {
    return USERS.viewKeys(user);
  }

  @Override
  public List<View> views() {
    return USERS.views();
  }

  @Override
  public List<WindowedCount<User>> windowedCounts() {
    return USERS.windowedCounts();
  }
}
