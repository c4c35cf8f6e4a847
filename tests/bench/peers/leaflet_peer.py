"""Leaflet in Chromium draws a scene: see README.md. Words: the scene's folder, that of Leaflet's files, Chromium."""

import json
import queue
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).parent
PATIENCE_S = 120


class Between(SimpleHTTPRequestHandler):
    """Serves the page and what it needs, and passes acts to it and answers back."""

    acts: "queue.Queue[str]" = queue.Queue()
    answers: "queue.Queue[dict[str, object]]" = queue.Queue()

    def __init__(self, *given, folders, **named):
        self.folders = folders
        super().__init__(*given, **named)

    def do_GET(self):
        if self.path == "/next":
            self._send({"act": self.acts.get()})
        else:
            super().do_GET()

    def do_POST(self):
        self.answers.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self._send({})

    def translate_path(self, path):
        name = path.partition("?")[0].strip("/")
        return str(next((one / name for one in self.folders if (one / name).is_file()), self.folders[0] / "none"))

    def log_message(self, *words):
        """Quiet."""

    def _send(self, answer):
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main(scene, leaflet, chromium):
    """Answer until there are no more lines."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Between, folders=(scene, HERE, leaflet)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="flank-chromium-", ignore_cleanup_errors=True) as profile:
        command = [
            chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-dev-shm-usage",
            f"--user-data-dir={profile}", "--window-size=1920,1200",
            f"http://127.0.0.1:{server.server_port}/leaflet.html",
        ]  # fmt: skip
        browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            answer(Between.answers.get(timeout=PATIENCE_S))
            for line in sys.stdin:
                Between.acts.put(line.strip())
                if line.strip() == "quit":
                    break
                answer(Between.answers.get(timeout=PATIENCE_S))
        finally:
            browser.terminate()
            browser.wait(10)


def answer(told):
    """Pass the page's word on."""
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
