"""On a Ray cluster of two nodes on this machine: the bytes of one process, also when a node dies under way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledgers import rows

from newsparse.batch.engines import Inline
from newsparse.batch.run import Run
from newsparse.batch.worker import Job
from newsparse.model import RawPage

ray = pytest.importorskip("ray", reason="needs newsparse[ray]")
pytestmark = pytest.mark.slow
FIXTURES = Path(__file__).parent.parent / "fixtures"
TEXTS = sorted(FIXTURES.glob("*/*.txt"))


@pytest.fixture
def cluster(monkeypatch):
    from ray.cluster_utils import Cluster

    # nodes and workers find the tests' own modules, as those of a real cluster find an installed newsparse
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    cluster.second = cluster.add_node(num_cpus=1)
    yield cluster
    if ray.is_initialized():
        ray.shutdown()
    cluster.shutdown()


def pages(copies):
    for k in range(copies):
        for path in TEXTS:
            yield RawPage(f"{k}/{path.name}", path.read_bytes(), kind="text")


def test_a_cluster_gives_the_bytes_that_one_process_gives_and_a_dead_node_costs_nothing(cluster):
    from newsparse.batch.on_ray import OnRay

    expected = [result.line for result in Run(Inline(Job())).results(pages(40))]
    found = []
    for result in Run(OnRay(Job(), 60, cluster.address)).results(pages(40)):
        found.append(result.line)
        if len(found) == 200:
            cluster.remove_node(cluster.second, allow_graceful=False)
    assert found == expected


def test_a_page_that_kills_its_worker_costs_itself_alone(cluster):
    from poison import run_poisoned

    from newsparse.batch.on_ray import OnRay

    some = list(pages(2))
    some[7] = RawPage("deadly", b"KILL", kind="text")
    run = Run(OnRay(Job(), 60, cluster.address, run_poisoned))
    found = [r.problem.code if r.problem else json.loads(r.line)["source"] for r in run.results(some)]
    assert found == ["crashed" if page.source == "deadly" else page.source for page in some]


def test_the_command_goes_from_store_to_store_on_a_cluster_and_resumes(cluster, bucket, tmp_path, monkeypatch):
    for page in pages(30):
        bucket.put_object(Key=f"crawl/{page.source}", Body=page.data)
    monkeypatch.setenv("RAY_ADDRESS", cluster.address)
    base = [sys.executable, "-m", "newsparse", "--quiet", f"s3://{bucket.name}/crawl/"]
    command = [*base, "-o", f"s3://{bucket.name}/out/", "--shard-size", "500", "--ledger", str(tmp_path / "ledger")]
    process = subprocess.Popen([*command, "--engine", "ray"])
    while process.poll() is None and not rows(tmp_path / "ledger"):
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert rows(tmp_path / "ledger")
    finished = subprocess.run([*command, "--engine", "ray"], capture_output=True, check=False)
    assert (finished.returncode, finished.stderr) == (0, b"")
    keys = [item.key for item in bucket.objects.filter(Prefix="out/")]
    assert keys[0] == "out/_SUCCESS"
    written = b"".join(bucket.Object(key).get()["Body"].read() for key in keys[1:])
    assert written == subprocess.run([*base, "-j", "1"], capture_output=True, check=True).stdout
