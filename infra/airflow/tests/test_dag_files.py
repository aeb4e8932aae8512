"""What can be told of the DAGs' files where Airflow is not installed."""

import ast
import sys
from pathlib import Path

import pytest

DAGS = Path(__file__).resolve().parents[1] / "dags"
OWN = {"millrace"}
AIRFLOW = ("airflow.sdk", "airflow.providers.http")
FILES = sorted(DAGS.glob("*.py"))
SHARED = sorted((DAGS / "millrace").glob("*.py"))


def modules(file):
    for node in ast.walk(ast.parse(file.read_text(), str(file))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def is_public(module):
    return any(module == known or module.startswith(known + ".") for known in AIRFLOW)


def is_at_hand(module):
    root = module.partition(".")[0]
    return root in sys.stdlib_module_names or root in OWN


def test_there_is_one_file_for_each_dag():
    names = [file.stem for file in FILES]

    assert names == ["millrace_backfill", "millrace_rebuild", "millrace_run", "millrace_streams"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_dag_uses_only_what_airflow_keeps_stable(file):
    assert [name for name in modules(file) if not is_at_hand(name) and not is_public(name)] == []


def test_a_backfill_asks_for_no_more_runs_at_once_than_millrace_starts():
    tree = ast.parse((DAGS / "millrace_backfill.py").read_text())
    params = {
        key.value: {given.arg: given.value for given in value.keywords}
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values)
        if isinstance(value, ast.Call)
    }

    assert params["concurrency"]["maximum"].value == 32


@pytest.mark.parametrize("file", SHARED, ids=lambda file: file.stem)
def test_what_is_shared_knows_no_airflow(file):
    assert [name for name in modules(file) if not is_at_hand(name)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_dag_needs_no_logical_date(file):
    """Runs that a person or an asset starts have none."""
    source = file.read_text()

    for word in ("logical_date", "data_interval", "{{ ds", "{{ ts"):
        assert word not in source
