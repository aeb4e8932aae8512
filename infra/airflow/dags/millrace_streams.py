"""## Watch the streaming queries

Fails, with the reasons in its log, when a streaming query is down or lags more than
`max_lag_seconds` behind its topic. It looks again after a minute before it fails.
"""

from datetime import datetime, timedelta, timezone

from airflow.providers.http.operators.http import HttpOperator
from airflow.sdk import DAG, Param

from millrace import answers, calls


def are_well(response, params):
    answers.require_well(response.json()["streams"], params["max_lag_seconds"])
    return True


with DAG(
    "millrace_streams",
    doc_md=__doc__,
    schedule="*/5 * * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    tags=["millrace"],
    default_args={"retries": 1, "retry_delay": timedelta(minutes=1)},
    params={"max_lag_seconds": Param(300, type="number", minimum=0)},
):
    HttpOperator(
        task_id="look",
        http_conn_id=calls.CONNECTION,
        method="GET",
        endpoint=calls.STREAMS,
        response_check=are_well,
        extra_options=calls.TIMEOUT,
        deferrable=False,
    )
