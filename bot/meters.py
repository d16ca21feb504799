"""What the running bot counts: how much, how fast, how late. No one's words, no names."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.process_collector import ProcessCollector

from bot.ports import Act, Command, Press
from bot.verbs import BY_WORDS, VERBS

CONTENT_TYPE = CONTENT_TYPE_LATEST
COMMIT_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
VERB_NAMES = frozenset(verb.name for verb in VERBS)

# A second series for each counter, with the moment it began, tells nobody anything here.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Meters:
    """The numbers of one process, for Prometheus to read. Every method is cheap and never raises."""

    def __init__(self) -> None:
        self.registry = kept = CollectorRegistry()
        self.acts = Counter(
            "circlekeeper_acts",
            "What people did and was taken in",
            ["platform", "verb"],
            registry=kept,
        )
        self.refusals = Counter(
            "circlekeeper_refusals",
            "Acts that were refused, by the key of the sentence",
            ["key"],
            registry=kept,
        )
        self.commit = Histogram(
            "circlekeeper_commit_seconds",
            "From the act's arrival until it was durable",
            buckets=COMMIT_SECONDS,
            registry=kept,
        )
        self.drawn = Counter(
            "circlekeeper_posts_drawn", "Cards sent or redrawn", ["platform", "how"], registry=kept
        )
        self.coalesced = Counter(
            "circlekeeper_edits_coalesced",
            "Redraws that a later one made needless",
            ["platform"],
            registry=kept,
        )
        self.timers_due = Gauge(
            "circlekeeper_timers_due", "Deadlines that are due and not yet rung", registry=kept
        )
        self.timers_late = Gauge(
            "circlekeeper_timers_late_seconds", "How late the oldest of them is", registry=kept
        )
        self.queue = Gauge(
            "circlekeeper_outgoing_queue", "Cards and messages waiting to be sent", registry=kept
        )
        self.caught_up = Gauge(
            "circlekeeper_caught_up",
            "1: all that people did there is taken in",
            ["platform"],
            registry=kept,
        )
        ProcessCollector(registry=kept)

    def refused(self, key: str) -> None:
        """Counts a refusal, by the key of its sentence; ``refused-internal`` is a fault of ours."""
        self.refusals.labels(key).inc()

    @contextmanager
    def handling(self, platform: str, act: Act) -> Iterator[None]:
        """Counts one act, once it was handled, and how long it took."""
        begun = time.perf_counter()
        yield
        self.acts.labels(platform, verb_of(act)).inc()
        self.commit.observe(time.perf_counter() - begun)

    def text(self) -> bytes:
        """All numbers in the text format that Prometheus reads."""
        return generate_latest(self.registry)


def verb_of(act: Act) -> str:
    """A name for what was done, out of a closed set: nothing that a person typed becomes a label."""
    if isinstance(act, Command):
        verb = BY_WORDS.get((act.group, act.verb))
        return verb.words if verb else "unknown"
    if isinstance(act, Press):
        _, _, rest = act.token.partition("/")
        name = rest.partition("/")[2].partition("/")[0]
        return f"press {name}" if name in VERB_NAMES else "press"
    return type(act).__name__.lower()
