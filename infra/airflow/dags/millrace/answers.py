"""What Millrace's answers mean for a DAG."""

COUNTS = (
    "fetched",
    "stored",
    "newVersions",
    "duplicates",
    "conflicts",
    "quarantined",
    "published",
    "served",
    "deadLettered",
)


class Lost(Exception):
    """What is waited for cannot happen any more."""


class Unwell(Exception):
    """The streams need somebody's attention."""


def arrived(run):
    """Tell whether all of a run is in Cassandra, or kept as dead letters: fetched is not enough.

    Raises Lost when it never will be.
    """
    if run["state"] in ("FAILED", "CANCELLED"):
        reason = run["problem"] or "nobody said why"
        raise Lost(f"run {run['run']} is {run['state']} ({reason}); what it stored is served")
    return run["complete"]


def counts(run):
    """Sum a run up, for whoever uses its records."""
    about = {name: run[name] for name in ("run", "family", "seed")}
    return about | {name: run["ledger"][name] for name in COUNTS}


def done(backfill):
    """Tell whether all runs of a backfill are fetched. One that is paused is waited for.

    Raises Lost when they never will be.
    """
    if backfill["state"] in ("FAILED", "CANCELLED"):
        raise Lost(f"backfill {backfill['backfill']} is {backfill['state']}: {backfill}")
    return backfill["state"] == "DONE"


def rebuilt(rebuild):
    """Tell whether a rebuild is where it was to go. One that waits is waited for.

    Raises Lost when it cannot come there by itself.
    """
    state = rebuild["state"]
    swaps = rebuild["goal"] == "SWAP"
    if state in ("FAILED", "ABORTED") or (state == "READY" and swaps):
        reason = rebuild["problem"] or "somebody aborted it"
        raise Lost(f"rebuild {rebuild['rebuild']} of {rebuild['view']} is {state}: {reason}")
    return state in ("READY", "SWAPPED")


def comparison(rebuild):
    """Sum a rebuild up: how the new table differs, and how many records are not in it."""
    about = {name: rebuild[name] for name in ("rebuild", "view", "state", "unmapped")}
    return about | (rebuild["comparison"] or {})


def require_well(streams, max_lag_seconds):
    """Raise Unwell with every reason: a query that is down or lags, or that there is none."""
    troubles = [trouble for stream in streams for trouble in _troubles(stream, max_lag_seconds)]
    if not streams:
        troubles = ["no query is streamed: see millrace.stream.families"]
    if troubles:
        raise Unwell("; ".join(troubles))


def _troubles(stream, max_lag_seconds):
    name = f"{stream['family']}-{stream['query']}"
    lag = stream["lagSeconds"]
    if stream["state"] != "RUNNING":
        yield f"{name} is {stream['state']}, last seen {stream['lastSeenAt'] or 'never'}"
    if lag > max_lag_seconds:
        yield f"{name} is {lag:.0f} s behind, with {stream['lagRecords']} records to take"
