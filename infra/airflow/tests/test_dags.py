"""The DAGs as Airflow loads and runs them, against the stub."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import stub as fake
from contract import TEXTS

pytest.importorskip("airflow.sdk", reason="apache-airflow is not installed: no DAG is run")
pytest.importorskip(
    "airflow.providers.http", reason="apache-airflow-providers-http is not installed: no DAG is run"
)

DAGS = Path(__file__).resolve().parents[1] / "dags"
RUNS = "/v1/runs"
BACKFILLS = "/v1/backfills"
REBUILDS = "/v1/rebuilds"
STREAMS = "/v1/streams"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A database of Airflow's own. Its settings are read when it is imported."""
    assert "airflow.settings" not in sys.modules
    folder = tmp_path_factory.mktemp("airflow")
    os.environ |= {
        "AIRFLOW_HOME": str(folder),
        "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    }
    subprocess.run([sys.executable, "-m", "airflow", "db", "migrate"], check=True, timeout=300)
    return folder


@pytest.fixture
def dags(home):
    try:
        from airflow.dag_processing.dagbag import DagBag
    except ImportError:
        from airflow.models.dagbag import DagBag
    bag = DagBag(dag_folder=str(DAGS), include_examples=False)
    assert bag.import_errors == {}
    return bag.dags


@pytest.fixture
def connected(stub, monkeypatch):
    connection = {
        "conn_type": "http",
        "schema": "http",
        "host": "127.0.0.1",
        "port": stub.port,
        "extra": {"Authorization": f"Bearer {fake.TOKEN}"},
    }
    monkeypatch.setenv("AIRFLOW_CONN_MILLRACE_API", json.dumps(connection))
    return stub


def once(dag):
    """The DAG without the waits of its retries and looks."""
    for task in dag.tasks:
        task.retries = 0
        if hasattr(task, "poke_interval"):
            task.poke_interval = 0.1
    return dag


def every_task(dags):
    return [task for dag in dags.values() for task in dag.tasks]


def states(run):
    return {ti.task_id: str(ti.state) for ti in run.get_task_instances()}


def started(stub, *shown):
    """A run that the stub starts, and shows so."""
    run = fake.run(records=10)
    stub.started[RUNS] = lambda body: run | {name: body[name] for name in ("records", "seed")}
    stub.shown[f"{RUNS}/{run['run']}"] = [show(run) for show in shown]
    return run


def test_all_dags_are_there(dags):
    assert sorted(dags) == [
        "millrace_backfill",
        "millrace_rebuild",
        "millrace_run",
        "millrace_streams",
    ]


def test_every_task_is_tried_again(dags):
    assert [task.task_id for task in every_task(dags) if task.retries < 1] == []


def test_nobody_waits_in_a_slot(dags):
    sensors = [task for task in every_task(dags) if hasattr(task, "poke_interval")]

    assert [task.mode for task in sensors] == ["reschedule"] * 3


def test_no_request_is_handed_to_the_triggerer(dags):
    """A triggerer that is restarted sends it again, and a deferred sensor checks no response."""
    assert [task.task_id for task in every_task(dags) if getattr(task, "deferrable", False)] == []


def test_a_run_is_waited_for_until_it_is_served_and_its_counts_are_published(dags, connected):
    run = started(
        connected,
        fake.unfetched,
        lambda run: fake.fetched(run, served=4),
        lambda run: fake.fetched(run, served=10),
    )

    done = once(dags["millrace_run"]).test(run_conf={"records": 10, "seed": "a"})

    assert states(done) == {"start": "success", "wait": "success", "publish": "success"}
    (post,) = connected.posted()
    assert post["body"] == {"records": 10, "seed": "a"}
    assert post["headers"]["Idempotency-Key"] == f"millrace_run/{done.run_id}"
    assert len([asked for asked in connected.asked if asked["method"] == "GET"]) == 3
    assert published(done) == [
        {
            "run": run["run"],
            "family": "users",
            "seed": "millrace",
            "fetched": 10,
            "stored": 10,
            "newVersions": 0,
            "duplicates": 0,
            "conflicts": 0,
            "quarantined": 0,
            "published": 10,
            "served": 10,
            "deadLettered": 0,
        }
    ]


def test_a_run_that_failed_publishes_nothing(dags, connected):
    started(connected, lambda run: fake.unfetched(run, state="FAILED", problem="no page"))

    done = once(dags["millrace_run"]).test()

    assert states(done) == {"start": "success", "wait": "failed", "publish": "upstream_failed"}
    assert published(done) == []


def test_a_database_that_is_away_is_waited_for(dags, connected):
    away = fake.problem(503, "Something that this needs is away for now.")
    started(connected, lambda run: away, lambda run: fake.fetched(run, served=10))

    done = once(dags["millrace_run"]).test()

    assert states(done)["wait"] == "success"


def test_a_run_that_is_unknown_is_not_waited_for(dags, connected):
    started(connected, lambda run: fake.problem(404, "There is no such run."))

    assert states(once(dags["millrace_run"]).test())["wait"] == "failed"


def test_a_run_that_is_refused_does_not_start(dags, connected):
    connected.refusals.append(503)

    done = once(dags["millrace_run"]).test()

    assert states(done)["start"] == "failed"


@pytest.mark.parametrize(
    ("state", "result"), [("DONE", "success"), ("FAILED", "failed"), ("CANCELLED", "failed")]
)
def test_a_backfill_is_waited_for_until_it_is_over(dags, connected, contract, state, result):
    if not contract.knows("POST", BACKFILLS):
        pytest.skip("Millrace's document has no backfills yet")
    path = f"{BACKFILLS}/{TEXTS['uuid']}"
    submitted = contract.sample_answer("POST", BACKFILLS, 201, backfill=TEXTS["uuid"])
    connected.started[BACKFILLS] = lambda body: submitted
    connected.shown[path] = [
        contract.sample_answer("GET", path, 200, backfill=TEXTS["uuid"], state=shown)
        for shown in ("RUNNING", "PAUSED", state)
    ]

    done = once(dags["millrace_backfill"]).test(run_conf={"pages": "1..3"})

    assert states(done) == {"start": "success", "wait": result}
    assert connected.posted()[0]["body"] == {"pages": "1..3", "missing": True, "concurrency": 2}


def test_a_backfill_of_nothing_does_not_start(dags, connected):
    done = once(dags["millrace_backfill"]).test()

    assert states(done)["start"] == "failed"
    assert connected.asked == []


def ordered(stub, *shown):
    """A rebuild that the stub takes, and shows so."""
    rebuild = fake.rebuild()
    stub.started[REBUILDS] = lambda body: rebuild
    stub.shown[f"{REBUILDS}/{rebuild['rebuild']}"] = [show(rebuild) for show in shown]


def test_a_rebuild_is_waited_for_until_it_is_compared(dags, connected):
    filling = {"state": "RUNNING", "work": "FILLING", "done": 500, "total": 700}
    ordered(connected, lambda it: it | filling, fake.compared)

    done = once(dags["millrace_rebuild"]).test(run_conf={"view": "users_by_email"})

    assert states(done) == {"start": "success", "wait": "success"}
    (post,) = connected.posted()
    assert post["body"] == {"view": "users_by_email", "swap": False}
    assert post["headers"]["Idempotency-Key"] == f"millrace_rebuild/{done.run_id}"


def test_how_a_rebuild_differs_is_handed_on(dags):
    response = SimpleNamespace(json=lambda: fake.compared(fake.rebuild()))

    looked = dags["millrace_rebuild"].get_task("wait").response_check(response)

    assert looked.is_done
    assert (looked.xcom_value["changed"], looked.xcom_value["equal"]) == (1, 9)


def test_a_rebuild_that_swaps_is_waited_for_until_it_has(dags, connected):
    compared = {"goal": "SWAP", "state": "RUNNING"}
    ordered(
        connected,
        lambda it: fake.compared(it, **compared),
        lambda it: fake.compared(it, goal="SWAP", state="SWAPPED"),
    )

    done = once(dags["millrace_rebuild"]).test(run_conf={"view": "users_by_id", "swap": True})

    assert states(done) == {"start": "success", "wait": "success"}
    assert connected.posted()[0]["body"] == {"view": "users_by_id", "swap": True}
    assert len([asked for asked in connected.asked if asked["method"] == "GET"]) == 2


@pytest.mark.parametrize(
    "shown",
    [
        {"state": "FAILED", "problem": "no right to make tables"},
        {"state": "ABORTED"},
        {"state": "READY", "goal": "SWAP", "problem": "2 records could not be mapped."},
    ],
)
def test_a_rebuild_that_does_not_get_there_fails(dags, connected, shown):
    ordered(connected, lambda it: it | shown)

    assert states(once(dags["millrace_rebuild"]).test())["wait"] == "failed"


def test_a_view_that_is_rebuilt_already_fails_the_start(dags, connected):
    connected.refusals.append(409)

    assert states(once(dags["millrace_rebuild"]).test())["start"] == "failed"


def test_streams_that_are_well_pass(dags, connected):
    connected.shown[STREAMS] = [{"streams": [fake.stream(), fake.stream("windows")]}]

    assert states(once(dags["millrace_streams"]).test()) == {"look": "success"}


@pytest.mark.parametrize("trouble", [{"state": "DOWN"}, {"lagSeconds": 301.0}])
def test_a_stream_that_is_down_or_lags_fails(dags, connected, trouble):
    connected.shown[STREAMS] = [{"streams": [fake.stream(), fake.stream("windows", **trouble)]}]

    assert states(once(dags["millrace_streams"]).test()) == {"look": "failed"}


def test_how_late_is_too_late_can_be_said(dags, connected):
    connected.shown[STREAMS] = [{"streams": [fake.stream(lagSeconds=301.0)]}]

    done = once(dags["millrace_streams"]).test(run_conf={"max_lag_seconds": 302})

    assert states(done) == {"look": "success"}


def published(run):
    """What was published as assets by a run of a DAG."""
    from airflow.models.asset import AssetEvent
    from airflow.utils.session import create_session

    with create_session() as session:
        events = session.query(AssetEvent).filter(AssetEvent.source_run_id == run.run_id).all()
        return [event.extra for event in events]
