"""A small WebDriver client: chromedriver and headless Chromium, Python standard library only."""

import json
import signal
import subprocess
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """One headless Chromium; use it as a context manager, so that it ends whatever happens."""

    def __enter__(self):
        # A test runner in Swift hands down a mask that blocks even SIGTERM; chromedriver and
        # Chromium would inherit it and never end.
        signal.pthread_sigmask(signal.SIG_SETMASK, set())
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        # Port 0 is any free port; chromedriver says which one it took.
        for line in self.driver.stdout:
            if "started successfully on port" in line:
                self.port = int(line.rstrip(".\n").split()[-1])
                break
        else:
            raise RuntimeError("chromedriver did not start")
        self.path = ""
        # As root Chromium starts without its sandbox only; the page is our own.
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        session = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": {"args": arguments},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }}})
        self.path = "/session/" + session["sessionId"]
        return self

    def __exit__(self, *_):
        try:
            if self.path:
                self.call("DELETE", "")
        finally:
            self.driver.terminate()
            try:
                self.driver.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.driver.kill()

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{self.path}{path}", data, method=method)
        # No proxy of the environment stands between this and the local driver.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, url):
        self.call("POST", "/url", {"url": url})

    def run(self, script):
        """The value of an expression in the page."""
        return self.call("POST", "/execute/sync", {"script": "return " + script, "args": []})

    def devtools(self, command, **parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def find(self, selector):
        found = self.call("POST", "/element", {"using": "css selector", "value": selector})
        return found[ELEMENT]

    def type(self, selector, text):
        """Keys pressed with the element in focus."""
        self.call("POST", f"/element/{self.find(selector)}/value", {"text": text})

    def click(self, selector):
        self.call("POST", f"/element/{self.find(selector)}/click", {})

    def log(self, kind):
        return self.call("POST", "/se/log", {"type": kind})

    def set_width(self, width, height=900):
        """A window may not be narrower than 500 pixels; an emulated screen may."""
        self.devtools(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
            mobile=width < 500)
