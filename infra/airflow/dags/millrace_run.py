"""## Carry a day's records to Cassandra

Starts a run, waits until every record of it is served from Cassandra or kept as a dead letter, and
publishes what became of them as the asset `millrace_records`. A run that was only fetched does not
count as done.

The seed is the day unless the parameter `seed` says otherwise.
"""

from datetime import datetime, timedelta, timezone

from airflow.providers.http.operators.http import HttpOperator
from airflow.providers.http.sensors.http import HttpSensor
from airflow.sdk import DAG, Asset, Param, PokeReturnValue, task
from airflow.sdk.exceptions import AirflowFailException

from millrace import answers, calls

RECORDS = Asset("millrace_records")


def is_complete(response):
    run = response.json()
    try:
        return PokeReturnValue(is_done=answers.arrived(run), xcom_value=answers.counts(run))
    except answers.Lost as lost:
        raise AirflowFailException(str(lost)) from lost


with DAG(
    "millrace_run",
    doc_md=__doc__,
    schedule="@daily",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    tags=["millrace"],
    default_args={"retries": 5, "retry_delay": timedelta(seconds=30)},
    user_defined_macros={"run_body": calls.run_body},
    params={
        "records": Param(5000, type="integer", minimum=1, description="How many to fetch."),
        "seed": Param(None, type=["null", "string"], maxLength=256, description="Else the day."),
        "family": Param(None, type=["null", "string"], description="Default: Millrace's, users."),
        "source": Param(None, type=["null", "string"], description="Default: Millrace's."),
        "pageSize": Param(None, type=["null", "integer"], minimum=1, maximum=5000),
    },
):
    start = HttpOperator(
        task_id="start",
        http_conn_id=calls.CONNECTION,
        method="POST",
        endpoint=calls.RUNS,
        headers=calls.ONCE,
        data="{{ run_body(params, dag_run.run_after) }}",
        response_filter=lambda response: response.json()["run"],
        extra_options=calls.TIMEOUT,
        deferrable=False,
    )

    wait = HttpSensor(
        task_id="wait",
        http_conn_id=calls.CONNECTION,
        endpoint=calls.RUNS + "/{{ ti.xcom_pull(task_ids='start') }}",
        response_check=is_complete,
        response_error_codes_allowlist=["503"],
        extra_options=calls.TIMEOUT,
        mode="reschedule",
        poke_interval=15,
        timeout=timedelta(hours=12).total_seconds(),
        deferrable=False,
    )

    @task(outlets=[RECORDS])
    def publish(counts, *, outlet_events):
        outlet_events[RECORDS].extra = counts

    start >> wait >> publish(wait.output)
