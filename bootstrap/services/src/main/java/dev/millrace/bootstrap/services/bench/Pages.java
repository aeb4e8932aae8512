package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.port.source.RecordSource;
import dev.millrace.domain.record.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Pages at hand, and the plan that they fulfil.
 *
 * @param all in their order
 */
record Pages(RunPlan plan, List<FetchedPage> all) {

  Pages {
    all = List.copyOf(all);
  }

  static Pages fetched(RecordSource source, RunPlan plan, Family<?> family) {
    List<FetchedPage> all = new ArrayList<>();
    for (int page = 1; page <= plan.pages(); page++) {
      all.add(source.fetch(plan.page(page), family.secrets()));
    }
    return new Pages(plan, all);
  }

  /** The same records, each of them a page. */
  Pages oneByOne() {
    RunPlan ones = new RunPlan(plan.family(), plan.source(), plan.seed(), plan.records(), 1);
    List<FetchedPage> single = new ArrayList<>();
    for (FetchedPage page : all) {
      int wanted = plan.wanted(page.request().page());
      for (RawRecord record : page.records().subList(0, wanted)) {
        single.add(
            new FetchedPage(
                ones.page(single.size() + 1),
                record.bytes(),
                page.headers(),
                page.fetchedAt(),
                page.took(),
                List.of(new RawRecord(0, record.bytes(), record.document()))));
      }
    }
    return new Pages(ones, single);
  }

  Map<String, String> settings() {
    return Map.of(
        "records", Long.toString(plan.records()), "pageSize", Integer.toString(plan.pageSize()));
  }
}
