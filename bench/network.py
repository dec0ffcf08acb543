"""Ownership over a million edges, neighborhoods and shortest paths, beside networkx in the same run.

python -m bench.network [edges] [nodes]
"""

import gc
import random
import resource
import sys
import time
from collections import deque
from datetime import date
from itertools import islice

import networkx as nx

from ostrakon.intake import make_capture
from ostrakon.model import NetworkNode, Predicate, Relation
from ostrakon.network.graph import Network
from ostrakon.network.neighborhood import Reach, find_neighborhood
from ostrakon.network.ownership import Status, conclude
from ostrakon.network.paths import find_paths
from ostrakon.network.registers import read_register
from ostrakon.network.rules import find_rule

DAY = date(2026, 1, 1)
SEED = 20260101


def clock(label, make, results):
    wall, cpu = time.perf_counter(), time.process_time()
    made = make()
    results[label] = (time.perf_counter() - wall, time.process_time() - cpu)
    print(f"{label:58} {results[label][0]:8.3f} s wall {results[label][1]:8.3f} s cpu", flush=True)
    return made


def make_rows(edges, nodes):
    """A register in which companies mostly have one or two owners, and a few owners own thousands."""
    rnd = random.Random(SEED)
    rows = ["owner,owned,share"]
    for _ in range(edges):
        owner = rnd.randrange(nodes) if rnd.random() < 0.9 else rnd.randrange(200)
        rows.append(f"Test Company {owner},Test Company {rnd.randrange(nodes)},{rnd.randrange(1, 101)}")
    return "\n".join(rows).encode(), [f"Test Company {rnd.randrange(nodes)}" for _ in range(15_000)]


def nx_fixpoint(graph, listed):
    """The US rule as one would write it over networkx."""
    blocked, queue, held = set(listed), deque(listed), {}
    while queue:
        for _, owned, share in graph.out_edges(queue.popleft(), data="share"):
            held[owned] = held.get(owned, 0) + share
            if held[owned] >= 50 and owned not in blocked:
                blocked.add(owned)
                queue.append(owned)
    return blocked


def nx_build(data):
    graph = nx.MultiDiGraph()
    for line in islice(data.decode().splitlines(), 1, None):
        owner, owned, share = line.split(",")
        graph.add_edge(owner, owned, share=int(share))
    return graph


def bench_ownership(edges, nodes, results):
    data, listed = make_rows(edges, nodes)
    capture = make_capture(data, address="synthetic.csv", at=None)
    print(f"# ownership: {edges:,} stakes, {nodes:,} parties, {len(set(listed)):,} listed")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    register = clock("ostrakon: read the CSV and build", lambda: read_register(capture), results)
    for rule_id in ("us_ofac_50", "uk_reg7", "eu_best_practices"):
        rule = find_rule(rule_id, DAY)
        made = clock(
            f"ostrakon: conclude under {rule_id}",
            lambda rule=rule, register=register: conclude(register.stakes, listed, rule=rule, as_of=DAY),
            results,
        )
        count = sum(status is Status.BLOCKED for _, status in made.statuses())
        print(f"  blocked: {count:,}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memory at its peak {peak / 1e6:.2f} GB (before reading {before / 1e6:.2f} GB)")
    made = register = None
    gc.collect()
    graph = clock("networkx: build", lambda: nx_build(data), results)
    clock("networkx: fixpoint of the US rule, certain shares only", lambda: nx_fixpoint(graph, listed), results)


def make_network(nodes, edges):
    rnd = random.Random(SEED)
    ends = [(min(int(rnd.paretovariate(0.6)) - 1, nodes - 1), rnd.randrange(nodes)) for _ in range(edges // 4)]
    ends += [(rnd.randrange(nodes), rnd.randrange(nodes)) for _ in range(edges - len(ends))]
    names = [f"n{number}" for number in range(nodes)]
    return names, [(names[left], names[right]) for left, right in ends]


def bench_graph(nodes, edges, results):
    print(f"# network: {nodes:,} nodes, {edges:,} relations, with hubs")
    names, ends = make_network(nodes, edges)
    relations = [Relation(left, Predicate.LINKED_TO, right, ()) for left, right in ends]
    given = [NetworkNode(name, name) for name in names]
    network = clock("ostrakon: build", lambda: Network(given, relations), results)
    other = clock("networkx: build", lambda: nx.MultiGraph(ends), results)
    simple = nx.Graph(other)
    rnd = random.Random(SEED)
    starts = rnd.sample(names, 20)
    for cap in (100, 100_000):
        reach = Reach(2, hub_cap=cap, node_limit=100_000)
        label = f"ostrakon: 20 neighborhoods of depth 2, hubs from {cap:,}"
        clock(
            label, lambda reach=reach: [find_neighborhood(network, each, reach=reach) for each in starts], results
        )
    clock(
        "networkx: 20 ego graphs of radius 2", lambda: [nx.ego_graph(other, each, 2) for each in starts], results
    )
    pairs = [(rnd.choice(names), rnd.choice(names)) for _ in range(10)]
    clock(
        "ostrakon: 10 times the 5 shortest paths", lambda: [find_paths(network, *pair) for pair in pairs], results
    )

    def nx_paths():
        return [
            list(islice(nx.shortest_simple_paths(simple, *pair), 5))
            for pair in pairs
            if nx.has_path(simple, *pair)
        ]

    clock("networkx: 10 times the 5 shortest paths", nx_paths, results)


def run(edges=1_000_000, nodes=600_000):
    results = {}
    bench_ownership(edges, nodes, results)
    bench_graph(300_000, 900_000, results)
    return results


if __name__ == "__main__":
    run(*(int(argument) for argument in sys.argv[1:]))
