"""The consent decision: proposal, questions, reactions, consent, integration of objections.

The rules, in the words of the field (*Many Voices One Song*; for profile ``s3`` the S3 practical guide):

1. A proposal is understood first (clarifying questions), then felt (quick reactions), then decided (consent).
2. Everyone who is asked answers. Silence is not consent, unless the circle decided so beforehand.
3. The round is finished before objections are opened. An objection belongs to the circle: it is explored
   beside the aim and integrated by changing the text; only its author says that it is met or takes it back.
4. A changed text is a new revision, and everybody is asked again.
5. Nobody dismisses an objection: not the facilitator, not the proposer, not a timer.
6. The person whom a removal concerns speaks, and isn't asked for consent.
7. Any member may ask for more time or for a meeting. Every way out has a reason and a next step.
"""

from bot.core.consent.kind import CONSENT

__all__ = ["CONSENT"]
