"""What is concluded from answers."""

import pytest
import stub as fake

from millrace import answers

RUN = fake.run(records=10)


def test_a_run_that_is_only_fetched_has_not_arrived():
    assert not answers.arrived(fake.fetched(RUN, served=9))


def test_a_run_that_is_served_has_arrived():
    assert answers.arrived(fake.fetched(RUN, served=10))


def test_a_run_that_has_begun_has_not_arrived():
    assert not answers.arrived(fake.unfetched(RUN))


@pytest.mark.parametrize("state", ["FAILED", "CANCELLED"])
def test_a_run_that_was_given_up_is_lost_even_when_all_it_stored_is_served(state):
    given_up = fake.fetched(RUN, served=10) | {
        "state": state,
        "problem": "page 3 holds 0 of the 5 records",
        "complete": False,
    }

    with pytest.raises(answers.Lost, match=f"{RUN['run']} is {state} .page 3 holds 0"):
        answers.arrived(given_up)


def test_counts_are_those_of_the_ledger():
    run = fake.fetched(RUN, served=9, deadLettered=1, duplicates=0)

    assert answers.counts(run) == {
        "run": RUN["run"],
        "family": "users",
        "seed": "millrace",
        "fetched": 10,
        "stored": 10,
        "newVersions": 0,
        "duplicates": 0,
        "conflicts": 0,
        "quarantined": 0,
        "published": 10,
        "served": 9,
        "deadLettered": 1,
    }


@pytest.mark.parametrize(("state", "done"), [("RUNNING", False), ("PAUSED", False), ("DONE", True)])
def test_a_backfill_is_done_when_it_says_so(state, done):
    assert answers.done({"backfill": "b", "state": state}) is done


@pytest.mark.parametrize("state", ["FAILED", "CANCELLED"])
def test_a_backfill_that_was_given_up_is_lost(state):
    with pytest.raises(answers.Lost, match=f"b is {state}"):
        answers.done({"backfill": "b", "state": state})


@pytest.mark.parametrize(
    ("goal", "state", "done"),
    [
        ("COMPARE", "RUNNING", False),
        ("COMPARE", "READY", True),
        ("SWAP", "RUNNING", False),
        ("SWAP", "SWAPPED", True),
        ("COMPARE", "SWAPPED", True),
    ],
)
def test_a_rebuild_is_done_where_it_was_to_go(goal, state, done):
    assert answers.rebuilt(fake.rebuild(state, goal=goal)) is done


@pytest.mark.parametrize(
    ("goal", "state", "problem", "told"),
    [
        ("COMPARE", "FAILED", "no right to make tables", "FAILED: no right"),
        ("SWAP", "ABORTED", None, "ABORTED: somebody aborted it"),
        ("SWAP", "READY", "Not swapped: 2 records", "READY: Not swapped: 2 records"),
    ],
)
def test_a_rebuild_that_does_not_get_there_is_lost(goal, state, problem, told):
    with pytest.raises(answers.Lost, match=f"of users_by_id is {told}"):
        answers.rebuilt(fake.rebuild(state, goal=goal, problem=problem))


def test_a_rebuild_is_summed_up_by_what_differs():
    ready = fake.compared(fake.rebuild(), unmapped=2)

    assert answers.comparison(ready) == {
        "rebuild": ready["rebuild"],
        "view": "users_by_id",
        "state": "READY",
        "unmapped": 2,
        "table": "users_by_id__2",
        "live": 10,
        "rebuilt": 10,
        "equal": 9,
        "missing": 0,
        "changed": 1,
        "stale": 0,
    }
    assert answers.comparison(fake.rebuild()).keys() == {"rebuild", "view", "state", "unmapped"}


def test_streams_that_run_and_keep_up_are_well():
    answers.require_well([fake.stream(), fake.stream("windows", lagSeconds=300.0)], 300)


def test_a_stream_that_is_down_is_named():
    with pytest.raises(answers.Unwell, match="^users-windows is DOWN, last seen never$"):
        answers.require_well(
            [fake.stream(), fake.stream("windows", state="DOWN", lastSeenAt=None)], 300
        )


def test_a_stream_that_lags_is_named():
    late = fake.stream(lagSeconds=300.5, lagRecords=7)

    with pytest.raises(answers.Unwell, match="^users-facts is 300 s behind, with 7 records"):
        answers.require_well([late], 300)


def test_every_reason_is_told():
    both = [fake.stream(state="DOWN", lagSeconds=900.0), fake.stream("windows", lagSeconds=400.0)]

    with pytest.raises(answers.Unwell, match="facts is DOWN.*facts is 900 s.*windows is 400 s"):
        answers.require_well(both, 300)


def test_no_streams_at_all_are_not_well():
    with pytest.raises(answers.Unwell, match="no query is streamed"):
        answers.require_well([], 300)
