"""On a Ray cluster of two nodes on this machine: the bytes of one process, also when a node dies under way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
