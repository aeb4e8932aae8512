package dev.millrace.domain.users;

import static dev.millrace.domain.users.UserViews.BY_COUNTRY_AND_DAY;
import static dev.millrace.domain.users.UserViews.BY_EMAIL;
import static dev.millrace.domain.users.UserViews.BY_REGISTRATION_MINUTE;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Provenance;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a version of a user takes effect: it sets its own rows and deletes those it left behind. */
final class UserProjection {

  /** The views in which a user can move; its row under its id never does. */
  private static final List<View> MOVING =
      List.of(BY_COUNTRY_AND_DAY, BY_EMAIL, BY_REGISTRATION_MINUTE);

  private UserProjection() {}

  static List<Mutation> mutations(Event<User> event, Position position) {
    Map<View, List<Object>> keys = UserViews.keys(event.record());
    List<Mutation> mutations = new ArrayList<>();
    for (View view : UserViews.ALL) {
      List<Object> key = keys.get(view);
      if (key != null) {
        mutations.add(upsert(view, key, event, position));
      }
    }
    mutations.addAll(deletes(event, UserViews.texts(keys)));
    return mutations;
  }

  private static Mutation upsert(
      View view, List<Object> key, Event<User> event, Position position) {
    List<@Nullable Object> row = new ArrayList<>(key);
    row.addAll(values(view, event.record()));
    row.addAll(Provenance.of(event, position));
    return new Mutation.Upsert(view, row, event.writeTime(), !event.isFirst());
  }

  private static List<Mutation> deletes(Event<User> event, ViewKeys now) {
    Set<String> leftBehind = event.previous().leftBehindBy(now);
    List<Mutation> deletes = new ArrayList<>();
    for (View view : MOVING) {
      List<String> key = event.previous().byView().get(view.name());
      if (key != null && leftBehind.contains(view.name())) {
        deletes.add(Mutation.Delete.ofText(view, key, event.writeTime()));
      }
    }
    return deletes;
  }

  /** The values between the primary key and the provenance. */
  private static List<@Nullable Object> values(View view, User user) {
    PersonName name = user.name();
    if (view.equals(BY_EMAIL)) {
      return Arrays.asList(name.first(), name.last());
    }
    if (view.equals(BY_REGISTRATION_MINUTE)) {
      CountryCode country = user.nationality();
      return Arrays.asList(country == null ? null : country.value(), name.first(), name.last());
    }
    return view.equals(BY_COUNTRY_AND_DAY)
        ? Arrays.asList(user.registeredAt(), name.first(), name.last(), user.address().city())
        : whole(user);
  }

  /** The written form's fields after the id are the columns of the view by id, in their order. */
  private static List<@Nullable Object> whole(User user) {
    Map<String, @Nullable Object> fields = UserForm.fields(user);
    fields.remove("id");
    fields.replace("bornAt", user.bornAt());
    fields.replace("registeredAt", user.registeredAt());
    return new ArrayList<>(fields.values());
  }
}
