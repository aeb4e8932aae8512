package dev.millrace.application.rebuild;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Users, whose projection was changed since. */
record ChangedUsers(UnaryOperator<Mutation.Upsert> change) implements Family<User> {

  private static final Users USERS = new Users();

  /** One that writes another value into a column of a view. */
  static ChangedUsers in(String view, String column, UnaryOperator<@Nullable Object> change) {
    return new ChangedUsers(
        upsert -> upsert.view().name().equals(view) ? changed(upsert, column, change) : upsert);
  }

  private static Mutation.Upsert changed(
      Mutation.Upsert upsert, String column, UnaryOperator<@Nullable Object> change) {
    List<@Nullable Object> values = new ArrayList<>(upsert.values());
    for (int i = 0; i < values.size(); i++) {
      if (upsert.view().columns().get(i).name().equals(column)) {
        values.set(i, change.apply(values.get(i)));
      }
    }
    return new Mutation.Upsert(upsert.view(), values, upsert.writeTime(), upsert.writesNulls());
  }

  @Override
  public List<Mutation> project(Event<User> event, Position position) {
    return USERS.project(event, position).stream()
        .map(
            mutation ->
                mutation instanceof Mutation.Upsert upsert ? change.apply(upsert) : mutation)
        .toList();
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
  public User read(Document written) {
    return USERS.read(written);
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
