package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.view.Position;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the records of a query go. */
final class Destinations {

  private Destinations() {}

  /** Into all views of the family, row by row proved. */
  static QuerySide.Destination views(Crowd<?> crowd, ViewTables tables) {
    return new QuerySide.Destination() {
      private @Nullable ExpectedRows expected;

      @Override
      public void expect(List<Position> positions) {
        ExpectedRows rows = ExpectedRows.of(crowd.mutations(positions), crowd.family().views());
        tables.empty(rows.views());
        expected = rows;
      }

      @Override
      public Proof proof(long carried) {
        return tables.proof(Objects.requireNonNull(expected, "expect first"));
      }
    };
  }

  /** Nowhere: they can only be counted where they went through. */
  static QuerySide.Destination nowhere(Crowd<?> crowd) {
    return new QuerySide.Destination() {
      @Override
      public void expect(List<Position> positions) {}

      @Override
      public Proof proof(long carried) {
        return new Proof(crowd.size(), carried, Math.min(carried, crowd.size()));
      }
    };
  }
}
