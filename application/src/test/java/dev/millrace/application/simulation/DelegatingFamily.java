package dev.millrace.application.simulation;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.WindowedCount;
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

/** Users, but for one city: who lives there has no projection. */
class DelegatingFamily implements Family<User> {

  private final Users users = new Users();

  @Override
  public FamilyName name() {
    return users.name();
  }

  @Override
  public Sort sort() {
    return users.sort();
  }

  @Override
  public Set<String> secrets() {
    return users.secrets();
  }

  @Override
  public Parsed<User> parse(RawRecord raw) {
    return users.parse(raw);
  }

  @Override
  public RecordKey key(User user) {
    return users.key(user);
  }

  @Override
  public ContentHash contentHash(User user) {
    return users.contentHash(user);
  }

  @Override
  public Document write(User user) {
    return users.write(user);
  }

  @Override
  public User read(Document written) {
    return users.read(written);
  }

  @Override
  public ViewKeys viewKeys(User user) {
    return users.viewKeys(user);
  }

  @Override
  public List<View> views() {
    return users.views();
  }

  @Override
  public List<Mutation> project(Event<User> event, Position position) {
    if (Contents.NOWHERE.equals(event.record().address().city())) {
      throw new IllegalStateException("no way back");
    }
    return users.project(event, position);
  }

  @Override
  public List<WindowedCount<User>> windowedCounts() {
    return users.windowedCounts();
  }
}
