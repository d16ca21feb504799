"""The talking round: everybody is heard, one after the other, and nobody talks in between.

The rules, in the words of the field (*Many Voices One Song*; the S3 practical guide where it says more):

1. Everybody who is asked is heard, passes, or is named as not heard. "Asked and passed" isn't "never asked".
2. Live, one speaks at a time: current and next are named. The facilitator is neither first nor last.
3. The timer informs and doesn't cut off. Whom it finds silent comes again at the end, all of those together.
   Who is still unheard then may speak at once: nobody else has the floor.
4. Who can't speak yet comes at the end of the round. Who comes late does too.
5. Starter and direction vary; who spoke least of late is put first.
6. Over days, all turns are open at once: in sight of each other, or blind until all are in.
7. To close while somebody is unheard is the facilitator's own act, and stands on the record.
8. What is said in a check-in belongs to those who were there: it isn't kept, unless the circle decided so.
9. A pass is always possible. It is invited where there may be nothing to say (questions, ideas), not where
   every voice counts (check-in, reactions, evaluation).
"""

from bot.core.round.kind import ROUND

__all__ = ["ROUND"]
