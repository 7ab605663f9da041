"""Tests a client in Python against a world of its own. Needs only the standard library.

Run it with a server: npx deskdouble exec -- python3 -m unittest test_checkout
"""

import json
import os
import unittest
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

SERVER = os.environ.get("DESKDOUBLE_URL", "http://127.0.0.1:4010")


def send(method, url, body=None, headers=None):
    """Sends a request. Returns the status and the decoded body, also of an error."""
    data = None if body is None else json.dumps(body).encode()
    request = Request(url, data=data, method=method, headers={**(headers or {}), "content-type": "application/json"})
    try:
        with urlopen(request) as response:
            status, text = response.status, response.read()
    except HTTPError as error:
        status, text = error.code, error.read()
    return status, json.loads(text) if text else None


class World:
    """A world of the server, with the control API's operations that the tests need."""

    def __init__(self, **options):
        _, world = self.control("POST", "/_control/worlds", options)
        self.name = world["name"]
        self.base_url = world["baseUrl"]
        self.credentials = world["credentials"]

    @staticmethod
    def control(method, path, body=None):
        """Sends a request to the control API. An error's detail says what to change."""
        status, answer = send(method, SERVER + path, body)
        if status >= 400:
            raise AssertionError(f"{method} {path} was answered with {status}: {answer['detail']}")
        return status, answer

    def of(self, method, path, body=None):
        return self.control(method, f"/_control/worlds/{self.name}{path}", body)[1]

    def fail(self, **fault):
        return self.of("POST", "/faults", fault)

    def advance(self, duration):
        return self.of("PATCH", "/clock", {"advance": duration})

    def wait_for(self, **filters):
        return self.of("GET", f"/journal/wait?{urlencode(filters)}")["exchanges"]

    def record(self, vendor, collection, key):
        return self.of("GET", f"/state/{vendor}/{collection}/{key}")["record"]

    def delete(self):
        self.control("DELETE", f"/_control/worlds/{self.name}")


class CheckoutTest(unittest.TestCase):
    def setUp(self):
        self.world = World(scenario="small-team", clock="2026-01-15T09:00:00Z")
        self.addCleanup(self.world.delete)

    def genesys(self, method, path, body=None):
        """Stands for the client under test: it has a base URL and credentials."""
        return send(method, self.world.base_url + path, body, self.world.credentials["genesys"]["headers"])

    def test_creates_an_assistant_once_the_service_is_back(self):
        draft = {"name": "Checkout helper", "transcriptionConfig": {"vendorName": "Genesys"}}
        self.world.fail(vendor="genesys", operation="postAssistants", status=503, times=1)
        self.assertEqual(503, self.genesys("POST", "/api/v2/assistants", draft)[0])

        status, created = self.genesys("POST", "/api/v2/assistants", draft)
        self.assertEqual(200, status)

        exchanges = self.world.wait_for(operation="postAssistants", count=2, timeout="5s")
        self.assertEqual([503, 200], [exchange["response"]["status"] for exchange in exchanges])
        record = self.world.record("genesys", "assistants", created["id"])
        self.assertEqual("Checkout helper", record["name"])

    def test_gets_401_when_the_token_has_expired(self):
        self.assertEqual(200, self.genesys("GET", "/api/v2/users/me")[0])
        self.world.advance("25h")
        self.assertEqual(401, self.genesys("GET", "/api/v2/users/me")[0])


if __name__ == "__main__":
    unittest.main()
