"""The stub says only what Millrace's document says, and notices who says anything else."""

import json
import urllib.error
import urllib.request

import pytest
import stub as fake
from contract import Broken

RUNS = "/v1/runs"
RUN = fake.run()


def ask(stub, method, path, body=None, token=fake.TOKEN, **headers):
    request = urllib.request.Request(
        f"http://127.0.0.1:{stub.port}{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"} | headers,
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)


def test_a_run_is_started_once_and_shown(stub):
    stub.started[RUNS] = lambda body: fake.run(**body)
    key = {"Idempotency-Key": "millrace_run/manual__2026-11-21T08:00:00+00:00"}

    status, started = ask(stub, "POST", RUNS, {"records": 10, "seed": "a"}, **key)
    again = ask(stub, "POST", RUNS, {"records": 10, "seed": "a"}, **key)
    other, _ = ask(stub, "POST", RUNS, {"records": 11}, **key)

    assert (status, started["seed"]) == (201, "a")
    assert again == (201, started)
    assert other == 422
    stub.shown[f"{RUNS}/{started['run']}"] = [fake.unfetched(started), fake.fetched(started, 10)]
    shown = [ask(stub, "GET", f"{RUNS}/{started['run']}")[1]["complete"] for _ in range(3)]
    assert shown == [False, True, True]


def test_a_rebuild_is_accepted_and_shown(stub):
    stub.started[fake.REBUILDS] = lambda body: fake.rebuild(view=body["view"])

    status, ordered = ask(stub, "POST", fake.REBUILDS, {"view": "users_by_email"})

    assert (status, ordered["view"]) == (202, "users_by_email")
    path = f"{fake.REBUILDS}/{ordered['rebuild']}"
    stub.shown[path] = [ordered, fake.compared(ordered, unmapped=2)]
    assert [ask(stub, "GET", path)[1]["unmapped"] for _ in range(2)] == [0, 2]


def test_streams_are_shown(stub):
    windows = fake.stream("windows", lastBatch=None)
    stub.shown["/v1/streams"] = [{"streams": [fake.stream(), windows]}]

    assert ask(stub, "GET", "/v1/streams")[0] == 200


def test_what_is_refused_is_a_problem(stub):
    stub.refusals.append(503)

    assert ask(stub, "GET", "/v1/streams")[0] == 503
    assert ask(stub, "GET", "/v1/streams", token="another")[0] == 401
    assert ask(stub, "GET", f"{RUNS}/{RUN['run']}")[0] == 404


def test_a_sample_is_what_the_document_allows(contract):
    for path in (RUNS, f"{RUNS}/{RUN['run']}", "/v1/streams"):
        shown = contract.sample_answer("GET", path, 200)
        contract.check_answer("GET", path, 200, "application/json", shown)


@pytest.mark.parametrize(
    "body",
    [{}, {"records": 0}, {"records": 10, "recrods": 11}, {"records": 10, "pageSize": 5001}, "text"],
)
def test_a_body_that_is_no_run_breaks_the_contract(contract, body):
    with pytest.raises(Broken, match="body of POST /v1/runs"):
        contract.check_request("POST", RUNS, {"Content-Type": "application/json"}, body)


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Content-Type": "text/plain"}, "takes no text/plain"),
        ({"Content-Type": "application/json", "Idempotency-Key": "a key"}, "Idempotency-Key"),
    ],
)
def test_headers_that_millrace_refuses_break_the_contract(contract, headers, reason):
    with pytest.raises(Broken, match=reason):
        contract.check_request("POST", RUNS, headers, {"records": 10})


@pytest.mark.parametrize(
    "field", ["complete", "ledger", "state", "run", "problem", "finishedAt", "pagesStored"]
)
def test_a_run_without_a_field_breaks_the_contract(contract, field):
    shown = fake.fetched(RUN, served=10)
    del shown[field]

    with pytest.raises(Broken, match=f"'{field}' is a required"):
        contract.check_answer("GET", f"{RUNS}/{RUN['run']}", 200, "application/json", shown)


@pytest.mark.parametrize(
    ("field", "value"), [("state", "GREEN"), ("lagSeconds", -1), ("lagRecords", "7")]
)
def test_a_stream_with_another_value_breaks_the_contract(contract, field, value):
    shown = {"streams": [fake.stream(**{field: value})]}

    with pytest.raises(Broken, match=field):
        contract.check_answer("GET", "/v1/streams", 200, "application/json", shown)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/v1/compactions", 200), ("DELETE", RUNS, 200), ("GET", "/v1/streams", 418)],
)
def test_what_millrace_never_answers_breaks_the_contract(contract, method, path, status):
    with pytest.raises(Broken):
        contract.check_answer(method, path, status, "application/json", {"streams": []})
