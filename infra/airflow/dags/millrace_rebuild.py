"""## Fill a view anew

Orders a rebuild of `view` and waits until its second table is filled and compared with the live one,
or, with `swap`, until it has taken its place. How many rows differed is the XCom of `wait`.

Without `swap` both tables are written from then on, until somebody swaps or aborts the rebuild:
`POST /v1/rebuilds/{rebuild}/swap`, or `…/abort`. With it, records that could not be mapped keep it
from swapping, and fail the task.
"""

from datetime import datetime, timedelta, timezone

from airflow.providers.http.operators.http import HttpOperator
from airflow.providers.http.sensors.http import HttpSensor
from airflow.sdk import DAG, Param, PokeReturnValue
from airflow.sdk.exceptions import AirflowFailException

from millrace import answers, calls


def is_rebuilt(response):
    rebuild = response.json()
    try:
        return PokeReturnValue(
            is_done=answers.rebuilt(rebuild), xcom_value=answers.comparison(rebuild)
        )
    except answers.Lost as lost:
        raise AirflowFailException(str(lost)) from lost


with DAG(
    "millrace_rebuild",
    doc_md=__doc__,
    schedule=None,
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    tags=["millrace"],
    default_args={"retries": 5, "retry_delay": timedelta(seconds=30)},
    user_defined_macros={"rebuild_body": calls.rebuild_body},
    params={
        "view": Param("users_by_id", type="string", minLength=1, description="The view's name."),
        "swap": Param(False, type="boolean", description="Whether the new table takes its place."),
    },
):
    start = HttpOperator(
        task_id="start",
        http_conn_id=calls.CONNECTION,
        method="POST",
        endpoint=calls.REBUILDS,
        headers=calls.ONCE,
        data="{{ rebuild_body(params) }}",
        response_filter=lambda response: response.json()["rebuild"],
        extra_options=calls.TIMEOUT,
        deferrable=False,
    )

    wait = HttpSensor(
        task_id="wait",
        http_conn_id=calls.CONNECTION,
        endpoint=calls.REBUILDS + "/{{ ti.xcom_pull(task_ids='start') }}",
        response_check=is_rebuilt,
        response_error_codes_allowlist=["503"],
        extra_options=calls.TIMEOUT,
        mode="reschedule",
        poke_interval=30,
        timeout=timedelta(days=3).total_seconds(),
        deferrable=False,
    )

    start >> wait
