"""Holds requests and answers to the document that Millrace serves at /openapi.json."""

import json
import re
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

DOCUMENT = (
    Path(__file__).resolve().parents[3]
    / "adapters-http/src/main/resources/dev/millrace/adapters/http/api/openapi.json"
)

TEXTS = {
    "uuid": "7d444840-9dc0-11d1-b245-5ffdce74fad2",
    "date-time": "2026-11-21T08:00:00Z",
    "date": "2026-11-21",
    "uri": "https://randomuser.me/api/1.4/",
}
"""Strings of a format."""


class Broken(AssertionError):
    """What was said is not what the document says."""


class Contract:
    def __init__(self, document):
        self.document = document

    @classmethod
    def read(cls):
        return cls(json.loads(DOCUMENT.read_text()))

    def knows(self, method, path):
        return self._find(method, path) is not None

    def check_request(self, method, path, headers, body):
        operation = self._operation(method, path)
        for parameter in map(self._resolved, operation.get("parameters", [])):
            value = headers.get(parameter["name"])
            if parameter["in"] == "header" and value is not None:
                self._check(f"header {parameter['name']}", parameter["schema"], value)
        described = operation.get("requestBody")
        if described is None:
            return
        kind = headers.get("Content-Type")
        if kind not in described["content"]:
            raise Broken(f"{method} {path} takes no {kind}")
        self._check(f"body of {method} {path}", described["content"][kind]["schema"], body)

    def check_answer(self, method, path, status, kind, body):
        answers = self._operation(method, path)["responses"]
        if str(status) not in answers:
            raise Broken(f"{method} {path} never answers {status}")
        content = answers[str(status)]["content"]
        if kind not in content:
            raise Broken(f"{method} {path} answers {status} with no {kind}")
        self._check(f"answer {status} to {method} {path}", content[kind]["schema"], body)

    def success(self, method, path):
        """The status of an answer to what was not refused."""
        (status,) = (code for code in self._operation(method, path)["responses"] if code < "300")
        return int(status)

    def sample_answer(self, method, path, status, **fields):
        """Some answer that the document allows, with these fields."""
        content = self._operation(method, path)["responses"][str(status)]["content"]
        return self._sample(content["application/json"]["schema"]) | fields

    def _sample(self, schema):
        schema = self._resolved(schema)
        if "allOf" in schema:
            return {k: v for part in schema["allOf"] for k, v in self._sample(part).items()}
        if "enum" in schema:
            return schema["enum"][0]
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if kinds[0] == "object":
            required = schema.get("required", [])
            return {name: self._sample(schema["properties"][name]) for name in required}
        if kinds[0] == "string":
            return TEXTS.get(schema.get("format"), "text")
        return {"null": None, "array": [], "boolean": False}.get(kinds[0], schema.get("minimum", 0))

    def _operation(self, method, path):
        found = self._find(method, path)
        if found is None:
            raise Broken(f"{method} {path} is not in the document")
        return found

    def _find(self, method, path):
        for template, operations in self.document["paths"].items():
            pattern = re.sub(r"\\\{[^}]*\}", "[^/]+", re.escape(template))
            if re.fullmatch(pattern, path) and method.lower() in operations:
                return operations[method.lower()]
        return None

    def _resolved(self, part):
        for name in part.get("$ref", "#").split("/")[1:]:
            part = (self.document if name == "components" else part)[name]
        return part

    def _check(self, what, schema, value):
        rooted = {"components": self.document["components"], "allOf": [schema]}
        validator = Draft202012Validator(rooted, format_checker=FormatChecker())
        errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]
        if errors:
            raise Broken(f"{what}: " + "; ".join(errors))
