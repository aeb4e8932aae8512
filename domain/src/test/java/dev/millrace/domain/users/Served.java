package dev.millrace.domain.users;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.record.RawRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A user as API version 1.4 serves it, secrets and ages included, to be spoilt by a test. */
public final class Served {

  private final Map<String, @Nullable Object> root = new LinkedHashMap<>();

  private Served() {}

  /** Street and national id are served as one text each, which the API's versions allow. */
  public static Served of(User user) {
    Map<String, @Nullable Object> written = UserForm.fields(user);
    Served served = new Served();
    PATHS.forEach((path, field) -> served.with(path, written.get(field)));
    return served
        .with("dob.date", user.bornAt() == null ? null : user.bornAt().toString())
        .with("dob.age", 41)
        .with(
            "registered.date", user.registeredAt() == null ? null : user.registeredAt().toString())
        .with("registered.age", 14)
        .with("login.password", "canary")
        .with("login.salt", "canary")
        .with("login.md5", "canary")
        .with("login.sha1", "canary")
        .with("login.sha256", "canary");
  }

  private static final Map<String, String> PATHS = paths();

  private static Map<String, String> paths() {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("gender", "gender");
    paths.put("name.title", "title");
    paths.put("name.first", "firstName");
    paths.put("name.last", "lastName");
    paths.put("location.street", "street");
    paths.put("location.city", "city");
    paths.put("location.state", "state");
    paths.put("location.country", "country");
    paths.put("location.postcode", "postcode");
    paths.put("location.coordinates.latitude", "latitude");
    paths.put("location.coordinates.longitude", "longitude");
    paths.put("location.timezone.offset", "timezoneOffset");
    paths.put("location.timezone.description", "timezoneDescription");
    paths.put("email", "email");
    paths.put("login.uuid", "id");
    paths.put("login.username", "username");
    paths.put("phone", "phone");
    paths.put("cell", "cell");
    paths.put("id.name", "nationalIdName");
    paths.put("id.value", "nationalIdValue");
    paths.put("picture.large", "pictureLarge");
    paths.put("picture.medium", "pictureMedium");
    paths.put("picture.thumbnail", "pictureThumbnail");
    paths.put("nat", "nationality");
    return paths;
  }

  /** Every path that is parsed. */
  public static List<String> parsedPaths() {
    List<String> paths = new ArrayList<>(PATHS.keySet());
    paths.addAll(
        List.of("dob", "dob.date", "registered", "registered.date", "name", "location", "login"));
    paths.addAll(List.of("location.coordinates", "location.timezone", "id", "picture"));
    return paths;
  }

  public Served with(String path, @Nullable Object value) {
    List<String> names = List.of(path.split("\\.", -1));
    parent(names).put(names.get(names.size() - 1), value);
    return this;
  }

  public Served without(String path) {
    List<String> names = List.of(path.split("\\.", -1));
    parent(names).remove(names.get(names.size() - 1));
    return this;
  }

  @SuppressWarnings("unchecked")
  private Map<String, @Nullable Object> parent(List<String> names) {
    Map<String, @Nullable Object> node = root;
    for (String name : names.subList(0, names.size() - 1)) {
      if (!(node.get(name) instanceof HashMap)) {
        node.put(name, new LinkedHashMap<String, @Nullable Object>());
      }
      node = (Map<String, @Nullable Object>) node.get(name);
    }
    return node;
  }

  /** The same with the fields of every object in another order. */
  public RawRecord shuffled(long seed) {
    return raw(MapDocument.of(shuffled(root, new Random(seed))));
  }

  private static Map<String, @Nullable Object> shuffled(Map<?, ?> fields, Random random) {
    List<Object> names = new ArrayList<>(fields.keySet());
    Collections.shuffle(names, random);
    Map<String, @Nullable Object> shuffled = new LinkedHashMap<>();
    for (Object name : names) {
      Object value = fields.get(name);
      shuffled.put(
          String.valueOf(name), value instanceof Map<?, ?> map ? shuffled(map, random) : value);
    }
    return shuffled;
  }

  public RawRecord raw() {
    return raw(MapDocument.of(new HashMap<>(root)));
  }

  public static RawRecord raw(Document document) {
    return new RawRecord(0, Bytes.ofText("as received"), document);
  }
}
