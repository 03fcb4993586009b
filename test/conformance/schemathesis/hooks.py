"""What a schema cannot say of parameters: which go together, which are taken from an answer, what holds a word, and how long somebody waits."""

import json

import schemathesis

LISTS = ("/participants", "/data-offerings", "/service-offerings", "/resources", "/search")


def is_number(value):
    return isinstance(value, int) or (isinstance(value, str) and value.isascii() and value.isdigit())


def is_empty(value):
    """Whether nothing stands after the `=`: of an object its keys are sent, where no style says otherwise."""
    if isinstance(value, (list, tuple, dict)):
        return all(is_empty(one) for one in value)
    return value is None or value == ""


@schemathesis.hook
def before_call(context, case, kwargs):
    query = case.query
    if not query:
        return
    if case.operation.path == "/changes":
        # The log is short, and nobody is to come while one waits.
        for name, most in (("since", 2**53 - 1), ("wait", 30)):
            if is_number(query.get(name)) and int(query[name]) <= most:
                query[name] = 0
    if case.operation.path in LISTS and case.meta is not None and case.meta.generation.mode.is_positive:
        # A cursor and a class are taken from an answer; a page has one end, and a span ends after it begins.
        for name in ("after", "before", "class"):
            query.pop(name, None)
        for name in ("query", "provider.name"):
            if not any(letter.isalnum() for letter in str(query.get(name, ""))):
                query.pop(name, None)
        if "first" in query:
            query.pop("last", None)
        if "publishedFrom" in query:
            query.pop("publishedTo", None)


@schemathesis.hook
def filter_case(context, case):
    # A parameter without a value says nothing there, so nothing is wrong about it.
    if case.operation.path not in LISTS and not case.operation.path.startswith("/entities"):
        return True
    return not any(is_empty(value) for value in (case.query or {}).values())


@schemathesis.deserializer("application/x-ndjson")
def lines(context, response):
    """One change a line: the first of them, or nothing."""
    text = response.content.decode("utf-8").splitlines()
    return json.loads(text[0]) if text else {}
