"""## Backfill pages or days

Starts a backfill of `pages` (such as 1..30) or of `days` (such as 2026-11-01..2026-11-20) and waits
until all of its runs are fetched. With `missing` only those pages are fetched that no run has stored
yet; one whose raw records retention has dropped was stored. Days have the seeds that `millrace_run`
gave them, unless `seed` says otherwise.
"""

from datetime import datetime, timedelta, timezone

from airflow.providers.http.operators.http import HttpOperator
from airflow.providers.http.sensors.http import HttpSensor
from airflow.sdk import DAG, Param
from airflow.sdk.exceptions import AirflowFailException

from millrace import answers, calls


def is_done(response):
    try:
        return answers.done(response.json())
    except answers.Lost as lost:
        raise AirflowFailException(str(lost)) from lost


with DAG(
    "millrace_backfill",
    doc_md=__doc__,
    schedule=None,
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    tags=["millrace"],
    default_args={"retries": 5, "retry_delay": timedelta(seconds=30)},
    user_defined_macros={"backfill_body": calls.backfill_body},
    params={
        "pages": Param(None, type=["null", "string"], description="Such as 1..30."),
        "days": Param(None, type=["null", "string"], description="Such as 2026-11-01..2026-11-20."),
        "missing": Param(True, type="boolean", description="Only pages that no run stored."),
        "concurrency": Param(
            2, type="integer", minimum=1, maximum=32, description="How many runs at once."
        ),
        "records": Param(5000, type="integer", minimum=1, description="Of each day."),
        "seed": Param(None, type=["null", "string"], maxLength=256, description="Has {date} in it."),
        "family": Param(None, type=["null", "string"], description="Default: Millrace's, users."),
        "source": Param(None, type=["null", "string"], description="Default: Millrace's."),
        "pageSize": Param(None, type=["null", "integer"], minimum=1, maximum=5000),
    },
):
    start = HttpOperator(
        task_id="start",
        http_conn_id=calls.CONNECTION,
        method="POST",
        endpoint=calls.BACKFILLS,
        headers=calls.ONCE,
        data="{{ backfill_body(params) }}",
        response_filter=lambda response: response.json()["backfill"],
        extra_options=calls.TIMEOUT,
        deferrable=False,
    )

    wait = HttpSensor(
        task_id="wait",
        http_conn_id=calls.CONNECTION,
        endpoint=calls.BACKFILLS + "/{{ ti.xcom_pull(task_ids='start') }}",
        response_check=is_done,
        response_error_codes_allowlist=["503"],
        extra_options=calls.TIMEOUT,
        mode="reschedule",
        poke_interval=30,
        timeout=timedelta(days=3).total_seconds(),
        deferrable=False,
    )

    start >> wait
