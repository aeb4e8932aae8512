"""The paths that Airflow would set, and a stub of Millrace for each test."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
DAGS = HERE.parent / "dags"

sys.path[:0] = [str(HERE), str(DAGS)]

from stub import CONTRACT, Stub  # noqa: E402


@pytest.fixture(scope="session")
def contract():
    return CONTRACT


@pytest.fixture
def stub():
    """One that has met nothing which its document does not know."""
    with Stub() as running:
        yield running
    assert running.broken == []
