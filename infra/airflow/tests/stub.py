"""Stands in for Millrace, and lets nothing pass that its document does not know."""

import json
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from contract import Broken, Contract

CONTRACT = Contract.read()
RUNS = "/v1/runs"
REBUILDS = "/v1/rebuilds"
TOKEN = "a-token-for-the-tests"
SUBMITTED_AT = "2026-11-21T08:00:00Z"


def run(records=10, **more):
    """A run that was just submitted."""
    fields = {
        "run": str(uuid.uuid4()),
        "family": "users",
        "seed": "millrace",
        "records": records,
        "pageSize": 500,
        "state": "SUBMITTED",
        "pagesStored": 0,
        "pages": (records - 1) // 500 + 1,
        "problem": None,
        "submittedAt": SUBMITTED_AT,
        "finishedAt": None,
    }
    return CONTRACT.sample_answer("POST", RUNS, 201) | fields | more


def fetched(of, served, **ledger):
    """The same when all of it is stored and some of it served, as a single run is shown."""
    stored = of["records"]
    sheet = {
        "settled": served == stored,
        "fetched": stored,
        "stored": stored,
        "newVersions": 0,
        "duplicates": 0,
        "conflicts": 0,
        "quarantined": 0,
        "published": stored,
        "served": served,
        "deadLettered": 0,
    }
    state = {"state": "FETCHED", "pagesStored": of["pages"], "finishedAt": SUBMITTED_AT}
    return of | state | {"ledger": sheet | ledger, "grounds": [], "complete": served == stored}


def unfetched(of, **more):
    """The same before anything is stored."""
    return fetched(of, 0, fetched=0, stored=0, published=0) | {
        "state": "RUNNING",
        "pagesStored": 0,
        "finishedAt": None,
        **more,
    }


def stream(query="facts", **more):
    """A streaming query that is well."""
    fields = {
        "family": "users",
        "query": query,
        "state": "RUNNING",
        "lastBatch": 17,
        "lastSeenAt": SUBMITTED_AT,
        "lagRecords": 0,
        "lagSeconds": 0.0,
    }
    return fields | more


def rebuild(state="RUNNING", **more):
    """A rebuild that was ordered, to be compared only."""
    fields = {
        "rebuild": str(uuid.uuid4()),
        "view": "users_by_id",
        "goal": "COMPARE",
        "state": state,
        "problem": None,
        "comparison": None,
        "finishedAt": None,
    }
    return CONTRACT.sample_answer("POST", REBUILDS, 202) | fields | more


def compared(of, **more):
    """The same when its tables are compared, and one row differs."""
    counts = {"live": 10, "rebuilt": 10, "equal": 9, "missing": 0, "changed": 1, "stale": 0}
    return of | {"state": "READY", "comparison": {"table": "users_by_id__2"} | counts} | more


def problem(status, detail):
    return status, {"type": "about:blank", "title": "A Problem", "status": status, "detail": detail}


class Stub:
    """Serves what a test puts into it.

    `shown` are the answers to GET requests by path, one after the other, the last for ever; each is
    a body, or a status and a body. `started` makes the body of a 201 of the body of a POST, or of a
    202 where the document says so.
    """

    def __init__(self):
        self.shown = {}
        self.started = {}
        self.refusals = []
        self.asked = []
        self.broken = []
        self._kept = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *failure):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self):
        return self._server.server_address[1]

    def posted(self):
        return [request for request in self.asked if request["method"] == "POST"]

    def answer(self, request):
        """The status and body that a request is answered with, both held to the document."""
        self.asked.append(request)
        method, path = request["method"], request["path"]
        try:
            CONTRACT.check_request(method, path, request["headers"], request["body"])
            status, body = self._answer(request)
            kind = "application/json" if status < 400 else "application/problem+json"
            CONTRACT.check_answer(method, path, status, kind, body)
            return status, kind, body
        except Broken as broken:
            self.broken.append(str(broken))
            return 500, "text/plain", str(broken)

    def _answer(self, request):
        if request["headers"].get("Authorization") != f"Bearer {TOKEN}":
            return problem(401, "This needs a token.")
        if self.refusals:
            return problem(self.refusals.pop(0), "Something that this needs is away for now.")
        return self._start(request) if request["method"] == "POST" else self._show(request["path"])

    def _start(self, request):
        key = (request["path"], request["headers"].get("Idempotency-Key"))
        before, answer = self._kept.get(key, (request["body"], None))
        if before != request["body"]:
            return problem(422, "The key stands for a request with another body.")
        answer = answer or (
            CONTRACT.success("POST", request["path"]),
            self.started[request["path"]](request["body"]),
        )
        self._kept[key] = (before, answer)
        return answer

    def _show(self, path):
        if path not in self.shown:
            return problem(404, "There is no such thing.")
        answers = self.shown[path]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        return answer if isinstance(answer, tuple) else (200, answer)

    def _handler(self):
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self._do(None)

            def do_POST(self):
                self._do(self.rfile.read(int(self.headers.get("Content-Length", 0))))

            def _do(self, sent):
                status, kind, body = stub.answer(
                    {
                        "method": self.command,
                        "path": self.path.partition("?")[0],
                        "headers": dict(self.headers),
                        "body": None if sent is None else json.loads(sent or b"null"),
                    }
                )
                data = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *line):
                pass

        return Handler
