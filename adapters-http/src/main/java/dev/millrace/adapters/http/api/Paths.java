package dev.millrace.adapters.http.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;

/** Finds what is answered at a path. */
final class Paths {

  private final PathMappings<Map<String, Route>> paths = new PathMappings<>();

  Paths(List<Route> routes) {
    for (Route route : routes) {
      UriTemplatePathSpec path = new UriTemplatePathSpec(route.path());
      paths.computeIfAbsent(path, fresh -> new TreeMap<>()).put(route.method(), route);
    }
  }

  /**
   * What a path has.
   *
   * @param routes by method
   * @param names what stands at the names of the route
   */
  record Found(Map<String, Route> routes, Map<String, String> names) {}

  Optional<Found> at(String path) {
    MatchedResource<Map<String, Route>> matched = paths.getMatched(path);
    if (matched == null || !(matched.getPathSpec() instanceof UriTemplatePathSpec template)) {
      return Optional.empty();
    }
    return Optional.of(new Found(matched.getResource(), template.getPathParams(path)));
  }
}
