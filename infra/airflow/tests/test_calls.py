"""What the DAGs ask for is what the document says may be asked."""

import json
from datetime import datetime, timezone

import pytest
from contract import TEXTS

from millrace import calls

DAY = datetime(2026, 11, 21, 23, 59, tzinfo=timezone.utc)
PLAIN_RUN = {"records": 5000, "seed": None, "family": None, "source": None, "pageSize": None}
PLAIN_BACKFILL = {
    "pages": None,
    "days": None,
    "missing": True,
    "concurrency": 2,
    "records": 5000,
    "seed": None,
    "family": None,
    "source": None,
    "pageSize": None,
}
HEADERS = {"Content-Type": "application/json", "Idempotency-Key": "millrace_run/scheduled__2026"}


def run_body(**said):
    return json.loads(calls.run_body(PLAIN_RUN | said, DAY))


def backfill_body(**said):
    return json.loads(calls.backfill_body(PLAIN_BACKFILL | said))


def test_a_run_of_which_nothing_is_said_has_the_seed_of_its_day():
    assert run_body() == {"records": 5000, "seed": "2026-11-21"}


def test_a_run_is_what_was_said():
    said = {"records": 10, "seed": "a", "family": "users", "source": "http://x/", "pageSize": 5}

    assert run_body(**said) == said


def test_a_run_is_one_that_may_be_asked_for(contract):
    for body in (run_body(), run_body(family="users", source="https://randomuser.me/api/1.4/")):
        contract.check_request("POST", "/" + calls.RUNS, HEADERS, body)


def test_a_backfill_of_pages_is_of_whole_pages():
    assert backfill_body(pages="1..30", missing=False, pageSize=100) == {
        "pages": "1..30",
        "missing": False,
        "concurrency": 2,
        "pageSize": 100,
    }


def test_a_backfill_of_days_has_the_seeds_of_the_days():
    body = backfill_body(days="2026-11-01..2026-11-20")

    assert body == {
        "days": "2026-11-01..2026-11-20",
        "missing": True,
        "concurrency": 2,
        "records": 5000,
        "seed": "{date}",
    }
    assert body["seed"].replace("{date}", "2026-11-21") == run_body()["seed"]


def test_a_backfill_of_days_may_have_other_seeds():
    assert backfill_body(days="2026-11-01..2026-11-20", seed="eu-{date}")["seed"] == "eu-{date}"


@pytest.mark.parametrize("said", [{}, {"pages": "1..2", "days": "2026-11-01..2026-11-02"}])
def test_a_backfill_is_of_pages_or_of_days(said):
    with pytest.raises(ValueError, match="set one of the two"):
        backfill_body(**said)


def test_a_backfill_is_one_that_may_be_asked_for(contract):
    path = "/" + calls.BACKFILLS
    if not contract.knows("POST", path):
        pytest.skip("Millrace's document has no backfills yet")
    for body in (backfill_body(pages="1..30"), backfill_body(days="2026-11-01..2026-11-20")):
        contract.check_request("POST", path, HEADERS, body)


def test_a_rebuild_is_one_that_may_be_asked_for(contract):
    for swap in (True, False):
        body = json.loads(calls.rebuild_body({"view": "users_by_id", "swap": swap}))
        assert body == {"view": "users_by_id", "swap": swap}
        contract.check_request("POST", "/" + calls.REBUILDS, HEADERS, body)


def test_a_backfill_is_answered_with_what_the_dag_reads(contract):
    path = f"/{calls.BACKFILLS}/{TEXTS['uuid']}"
    if not contract.knows("GET", path):
        pytest.skip("Millrace's document has no backfills yet")
    started = contract.sample_answer("POST", f"/{calls.BACKFILLS}", 201)
    assert "backfill" in started
    for state in ("RUNNING", "PAUSED", "DONE", "FAILED", "CANCELLED"):
        shown = contract.sample_answer("GET", path, 200, backfill=TEXTS["uuid"], state=state)
        contract.check_answer("GET", path, 200, "application/json", shown)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", calls.RUNS),
        ("GET", calls.RUNS + "/7d444840-9dc0-11d1-b245-5ffdce74fad2"),
        ("GET", calls.STREAMS),
        ("POST", calls.REBUILDS),
        ("GET", calls.REBUILDS + "/7d444840-9dc0-11d1-b245-5ffdce74fad2"),
    ],
)
def test_what_is_asked_for_is_served(contract, method, path):
    assert contract.knows(method, "/" + path)
