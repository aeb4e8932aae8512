"""What the DAGs ask of Millrace's HTTP interface."""

import json

CONNECTION = "millrace_api"
"""The Airflow connection: an HTTP one, with the token as a header in its extra field."""

RUNS = "v1/runs"
BACKFILLS = "v1/backfills"
REBUILDS = "v1/rebuilds"
STREAMS = "v1/streams"

TIMEOUT = {"timeout": 30}
"""Seconds to wait for an answer. Airflow's HTTP hook has no limit of its own."""

ONCE = {
    "Content-Type": "application/json",
    "Idempotency-Key": "{{ dag_run.dag_id }}/{{ run_id }}",
}
"""Headers, as templates: a task that is tried again repeats its request and starts nothing twice.

Airflow tells its runs apart within a DAG only, and DAGs of one schedule share their run ids.
"""

_OF_A_PLAN = ("family", "source", "pageSize")


def run_body(params, day):
    """Describe a run. A day has a seed of its own: the same seed brings the same records again."""
    body = {"records": params["records"], "seed": params["seed"] or f"{day:%Y-%m-%d}"}
    return json.dumps(body | _said(params, *_OF_A_PLAN))


def backfill_body(params):
    """Describe a backfill. Days have the seeds that runs of those days had.

    Raises ValueError when it is neither of pages nor of days, or both.
    """
    body = {"missing": params["missing"], "concurrency": params["concurrency"]}
    ranges = _said(params, "pages", "days")
    if len(ranges) != 1:
        raise ValueError("a backfill is of pages or of days: set one of the two")
    if "days" in ranges:
        body |= {"records": params["records"], "seed": "{date}"}
    return json.dumps(ranges | body | _said(params, "seed", *_OF_A_PLAN))


def rebuild_body(params):
    """Describe a rebuild."""
    return json.dumps({"view": params["view"], "swap": params["swap"]})


def _said(params, *names):
    """What nobody said is left to Millrace."""
    return {name: params[name] for name in names if params[name]}
