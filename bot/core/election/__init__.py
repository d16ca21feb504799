"""The election (sociocratic selection): a role is filled by reasons, not by a count of votes.

The rules, in the words of the field (*Many Voices One Song*; the S3 practical guide where it says more):

1. What the role is, what it takes and its term are consented to first, where they are new. Live, those who
   aren't there consent to it when they are asked about whoever is to take it: the role isn't filled before.
2. Everybody names one person, with reasons, before anybody has heard another: nominations are sealed until
   all are in, and then appear together. Nobody passes, and silence stands for nobody.
3. Nothing is counted or ranked. What was heard may change one's mind, once: the change round.
4. The facilitator puts one of those named forward, with the reasons; no number decides that.
5. Consent is asked of all others first, and of the person put forward last and alone, without a countdown.
   A role is never filled without its holder's own yes, and a no needs no reason.
6. An objection is worked in (a shorter term, support, a shared role), or the next person is put forward from
   the same nominations.
7. Where nobody suits, the election ends so, with a next step.
8. A facilitator who was named is asked to let somebody else lead that step.
"""

from bot.core.election.kind import ELECTION

__all__ = ["ELECTION"]
