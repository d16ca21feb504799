# Everything Circlekeeper says, in English. The other catalogues follow this one, key by key.
#
# Tone: plain, kind and short, for a tired volunteer on a phone. A refusal says why, and what to do instead.
# Command words (consent, circle …), option keys and values stay as they are in every language.
# A variable may be a name, a moment or somebody's own words; write the sentence so that any of them fits.
# $number is always the number of a process or agreement and is written without separators: #{ $number }.
# DAY($at) gives only the day of a moment.

### labels: what stands on buttons, and beside marks

label-consent = Consent
label-concern = Concern
label-object = Object
label-ask = Ask
label-answer = Answer
label-no-questions = No questions
label-give-reaction = Give reaction
label-nothing-to-add = Nothing to add
label-more-time = More time
label-amend = Amend
label-amend-now = Amend now
label-wait = Wait
label-changes-the-meaning = Changes the meaning
label-integrated = Integrated
label-withdraw-objection = Withdraw objection
label-not-on-this-one = Not on this one
label-advance = Advance
label-take-over = Take over
label-hand-over = Hand over
label-join = Join
label-let-in = Let in
label-ask-too = Ask too
label-inform-only = Inform only
label-say = Say
label-pass = Pass
label-later = Later
label-done = Done
label-next = Next
label-close = Close
label-nominate = Nominate
label-keep = Keep
label-change = Change
label-put-forward = Put forward
label-decline = Decline
label-renew = Renew
label-drop = Drop
label-earlier-review = Earlier review
label-meeting = Meeting
label-call-a-round = Call a round
label-details = Details
label-withdraw = Withdraw
label-reopen = It was a mistake
label-escalate = Hand to the parent circle
label-route = Hand to another circle
label-park = Park another idea
label-fix = Correct a slip
label-carry = I carry it on
label-nobody-carries = Nobody carries it on

### verbs: one line of help each

verb-circle-create = make a circle whose home is this place
verb-circle-show = one circle: its aim, its members, its roles
verb-circle-list = all circles, as a tree
verb-circle-join = become a member
verb-circle-leave = stop being a member
verb-circle-add = bring people in (facilitator); they are told and may leave
verb-circle-remove = propose that somebody leaves; the circle decides by consent
verb-circle-role = give or clear a role without an election; it is recorded as assigned
verb-circle-settings = see and change how this circle works
verb-circle-close = propose to close the circle; its agreements stay on record
verb-circle-away = be on leave until a day: you are informed, nobody waits for you
verb-circle-back = be back from leave
verb-circle-help = what you can do here, now
verb-consent-propose = a proposal with all steps: questions, reactions, consent
verb-consent-quick = a small proposal: straight to consent
verb-consent-ask = ask what something in the proposal means
verb-consent-answer = answer a question (proposer)
verb-consent-react = say what you think of the proposal
verb-consent-consent = it is good enough for now and safe enough to try
verb-consent-object = say what harm you see for the aim; nothing is decided until it is worked in
verb-consent-concern = consent, and put something on record to watch
verb-consent-amend = a new text; everybody is asked again. Without a text: the one you kept back
verb-consent-fix = correct a slip that doesn't change the meaning
verb-consent-advance = go on to the next step (facilitator)
verb-consent-extend = more time, once per person and step
verb-consent-withdraw = take your proposal back
verb-consent-meeting = take the proposal to a meeting
verb-consent-escalate = hand the proposal to the parent circle
verb-consent-route = hand the proposal to the circle whose domain it is
verb-consent-park = keep another proposal, linked, for afterwards
verb-consent-integrated = say that your objection is met
verb-consent-withdraw-objection = take your objection back
verb-consent-takeover = facilitate this process, if its facilitator is silent
verb-consent-handover = let somebody else facilitate this process
verb-decisions-list = the agreements in force
verb-decisions-show = one agreement, with its history
verb-decisions-search = find agreements by a word
verb-decisions-review = look at an agreement again: renew, amend or drop
verb-decisions-drop = propose to end an agreement
verb-inbox = what waits for you, over all circles
verb-inbox-settings = your language, time zone, quiet hours; a pause
verb-circle-let-in = let in somebody who asked to join
verb-consent-no-questions = it is clear; you have no questions
verb-consent-nothing-to-add = you have heard it and have nothing to add
verb-consent-opt-out = not on this one: you are informed, nobody waits for you
verb-consent-changes-meaning = a correction was more than a slip: it becomes a new text
verb-consent-wait = keep your new text back until all have answered
verb-consent-keep = go on with a proposal that is being taken back; you propose it from then on
verb-consent-carry = carry on the objection of somebody who left
verb-consent-nobody-carries = say that nobody carries it on (facilitator)
verb-consent-present = you are here (live decisions)
verb-consent-ask-too = ask somebody who joined meanwhile (facilitator)
verb-consent-inform-only = leave it at informing somebody who joined meanwhile (facilitator)
verb-consent-reopen = your answer decided, and it was a mistake
verb-consent-details = everything about a decision, and all you can do

### options: what may stand in the lines below a command

option-about = the person it is about
option-aim = what the circle is for
option-answers = together (shown at the end) or open (shown at once)
option-check_ins = forgotten (what is said in a check-in goes when it closes) or kept
option-change = how long the change round of an election lasts
option-circle = which circle
option-consent = how long people have to answer in the consent step
option-deadline = until when: "3 days", "friday 18:00", "2026-12-01 18:00"
option-domain = what the circle decides alone
option-joining = open, ask (a member lets people in) or closed
option-language = the language: "en", "de"
option-member = who: a mention or a name
option-members = the first members, or "here" for everyone in this place
option-minimum_answers = how many must answer before silence may count
option-minimum_window = no step is shorter than this
option-mode = async (over days) or live (everyone is here now); a round may also be blind
option-name = the name of the circle
option-nominations = how long nominations are open
option-number = which process or agreement: "#12"
option-parent = the circle it belongs to
option-pause = no reminders until then: "2 weeks", or "none"
option-profile = sofa (consent or objection) or s3 (concerns as well)
option-questions = how long people have for questions
option-quiet_hours = when nobody is disturbed: "21:00-08:00", or "none"
option-reactions = how long people have for reactions
option-reason = why
option-reminders = when to remind: "half, 24 hours", or "none"
option-replaces = the agreement it replaces: "#12"
option-review = when to look at it again: "6 months", "1 march"
option-role = leader, facilitator, secretary, delegate, or any other
option-silence = hold (wait for everyone) or lapse (decided at the deadline)
option-term = until when it holds: "6 months", "1 year"
option-term_reminder = how long before a term ends people are told
option-text = the text
option-timezone = the time zone: "Europe/Berlin"
option-title = a short title
option-turn = how long a turn lasts
option-until = until which day: "2 weeks", "14 august"
option-words = words to look for

### phases of a process

phase-questions = questions
phase-reactions = reactions
phase-consent = consent
phase-integration = integration
phase-closed = closed

### outcomes of a process

outcome-adopted = adopted
outcome-withdrawn = withdrawn
outcome-dropped = dropped
outcome-to-meeting = taken to a meeting
outcome-escalated = handed to the parent circle
outcome-complete = everybody was heard
outcome-closed-with-gaps = closed with gaps
outcome-routed = handed to another circle

### roles

role-leader = leader
role-facilitator = facilitator
role-secretary = secretary
role-delegate = delegate

### typed: lines that were meant as a command

refused-verb-missing = What would you like to do? After “{ $group }” I know: { $verbs }. All I can do here: { $help }
refused-verb-unknown = I don't know “{ $given }”. Did you mean { $matches }? All I can do here: { $help }
refused-verb-strange = I don't know “{ $given }”. After “{ $group }” I know: { $verbs }. All I can do here: { $help }
refused-option-twice = “{ $option }” stands there twice, and I can only take one. Send it again with the one you mean.
refused-option-unknown = { $words } doesn't know “{ $given }”. What it knows: { $options }. Nothing was changed.
refused-nothing-taken = { $words } takes nothing more, and I don't know what to do with “{ $given }”. Nothing was changed.

### time: moments, spans and quiet hours that can't be taken

refused-moment-unreadable = I can't read “{ $given }” as a time. Try “3 days”, “friday 18:00” or “2026-12-01 18:00”.
refused-moment-past = I read “{ $given }” as { $tried }, and that is over. Name a time that lies ahead, with the year if need be.
refused-moment-far = I read “{ $given }” as a time more than a hundred years away. Name one that you will live to see.
refused-moment-either = “{ $given }” could be { $first } or { $second }. Write which one, like this: { $example }
refused-day-either = “{ $given }” could be { DAY($first) } or { DAY($second) }. Write which one, like this: { $example }
refused-moment-skipped = I read “{ $given }” as { $tried }, a time that doesn't exist: the clocks go forward then. Name one an hour earlier or later.
refused-moment-twice = I read “{ $given }” as a time that comes twice, because the clocks go back: { $first } and { $second }. Copy the one you mean.
refused-moment-weekday = I read “{ $given }” as { DAY($tried) }, and that is another day of the week. Name the day or the date.
refused-moment-midnight = “{ $given }” could be either end of that day. Write “00:00” for its beginning or “24:00” for its end.
refused-moment-zone = Times here are read in the time zone { $zone }, and “{ $given }” names another one. Leave the zone out, or write “UTC”.
refused-span-unreadable = I can't read “{ $given }” as a length of time. Try “90 minutes”, “3 days” or “2 weeks”.
refused-span-empty = “{ $given }” is no time at all. Try “90 minutes”, “3 days” or “2 weeks”.
refused-span-far = “{ $given }” is longer than a hundred years. Try something shorter.
refused-quiet-hours = I can't read “{ $given }” as quiet hours. Try “21:00-08:00”, or “none”.
refused-language = I don't speak “{ $given }” yet. I speak { $languages }.
refused-timezone = I don't know a time zone “{ $given }”. Write it like this: Europe/Berlin

### the page of `circlekeeper try`, where one person plays three

web-title = Circlekeeper
web-lede = You are all three people. Nothing leaves this machine, and nothing is kept.
web-room = The garden room
web-private = Private
web-bot = Circlekeeper
web-room-empty = Nothing has been said here yet. All three read this room.
web-private-empty = Only { $name } and Circlekeeper read here.
web-people = People
web-unread = { $count } unread
web-only = only { $name } sees this
web-react = React
web-reply = Reply
web-newer = New below ↓
web-more = More …
web-less = Less
web-dismiss = Close
web-cancel = Cancel
web-sure = Are you sure?
web-optional = (optional)
web-choose = Please choose
web-failed = That didn't get through. Nothing is lost: please try again.
web-lost = The connection is lost. Trying again …
web-line = Write as { $name }
web-send = Send
web-replying = Replying to:
web-propose = Propose …
web-inbox = Inbox
web-decisions = Agreements
web-help = Help
web-propose-title = Title
web-propose-text = What do you propose?
web-propose-verb = How
web-propose-all-steps = questions and reactions first
web-propose-quick = straight to consent
web-propose-deadline = Answers until (such as “7 days”)
web-propose-review = Look at it again (such as “6 months”)
web-propose-send = Propose
web-round = Round …
web-round-title = Topic
web-round-mode = How
web-round-mode-live = live, one after the other
web-round-mode-async = over days
web-round-mode-blind = over days, unseen until all are in
web-round-kind = What for
web-round-kind-open = anything
web-round-kind-check-in = check-in
web-round-kind-questions = questions
web-round-kind-reactions = reactions
web-round-kind-ideas = ideas
web-round-kind-evaluation = looking back
web-round-kind-check-out = check-out
web-round-send = Start the round
web-clock = What time it is here
web-forward = Move the time forward
web-forward-hour = +1 hour
web-forward-day = +1 day
web-forward-deadline = Next deadline
web-hint-first = Start here: let { $name } propose something. Then answer in the columns of the other two, and move the clock to see what happens as time passes.
web-hint-go = { $name } proposes something
web-hint-next = Now be the other two: answer in their columns, with the buttons or by typing. Or move the clock, and see who is asked again.
web-hint-away = Hide
web-heard-room = Circlekeeper wrote in the garden room.
web-heard-private = Circlekeeper wrote to { $name } privately.

### the circle that `circlekeeper try` begins with

try-circle-name = Garden
try-circle-aim = Good vegetables for forty households, and a garden that is a joy to work in.
try-starter-title = Water the beds by a rota
try-starter-text =
    From May to September one of us waters the beds each evening.
    We put our names on the board in the shed, a week ahead.
try-starter-deadline = 7 days
try-starter-review = 6 months
try-open = The garden is open: { $address }
    Be Ana, Ben and Cleo, side by side in your browser. Ctrl-C ends it, and nothing is kept.

### circle: what is told

circle-you-were-added = { $by } brought you into the circle { $circle }. You'll be asked when it decides something. If it isn't for you, “circle leave” is enough.
circle-requested = { $member } would like to join. The facilitator or any two members can let { $member } in.
circle-you-joined = Welcome to the circle { $circle }. You'll hear from me here when it needs an answer from you.
circle-you-were-let-in = You are in: welcome to the circle { $circle }. You'll hear from me here when it needs an answer from you.
circle-you-woke-it = Welcome to the circle { $circle }. Nobody else is in it now, so you facilitate it until { DAY($term_ends) }: assigned, not elected.
circle-joined = { $member } joined the circle.
circle-request-expired = Nobody let you into the circle { $circle } within 14 days, so your request has lapsed. Talk to somebody there, then ask again with “circle join”.
circle-added = { $by } brought { $members } into the circle. They were told, and may leave.
circle-left = { $member } left the circle.
circle-facilitator-left = The circle has no facilitator now. Any member can take the role with “circle role facilitator” and their own name, until you elect somebody.
circle-you-were-removed = The circle { $circle } decided in #{ $number } that you no longer belong to it. To come back, ask with “circle join”: any two members can let you in.
circle-you-belong-again = Decision #{ $number } was reopened. You belong to the circle { $circle } as before.
circle-role-assigned = { $role }: { $member }. Assigned by { $by }, not elected.
circle-role-assigned-until = { $role }: { $member }, until { DAY($term_ends) }. Assigned by { $by }, not elected.
circle-you-hold-a-role = { $by } gave you a role in the circle { $circle }: { $role }. If it isn't for you, clear it with “circle role”.
circle-role-cleared = { $by } cleared a role of { $members }: { $role }.
circle-your-role-ended = { $by } cleared your role in the circle { $circle }: { $role }. Thank you for what you did in it.
circle-leader-is-delegate = { $member } is now both leader and delegate. One carries word into the circle, the other out of it; two people usually hear more than one. It is up to you.
circle-your-term-is-nearly-over = Your term in the circle { $circle } ends on { DAY($term_ends) }: { $role }. You go on until somebody follows.
circle-term-is-nearly-over = A term in the circle { $circle } ends on { DAY($term_ends) }: { $role }, { $member }. It is time to think of an election.
circle-term-ended = The term of { $member } has ended: { $role }. { $member } goes on until somebody follows. It is time for an election.
circle-changed = { $by } changed how the circle is set up: { $settings }.
circle-closed = The circle { $circle } is closed, by decision #{ $number }. Its agreements stay on record.
circle-closed-into-parent = The circle { $circle } is closed, by decision #{ $number }. Its agreements stay on record, and its domain returns to the parent circle.
circle-away = { $member } is on leave until { DAY($until) }: informed, not waited for.
circle-back = { $member } is back from leave.
circle-you-are-back = Welcome back in the circle { $circle }: your leave ends today, and you are asked again.

### circle: what is said to whoever acts

circle-unknown = I don't know that circle. “circle list” shows those there are.
circle-exists = The circle { $circle } exists already.
circle-is-closed = The circle { $circle } is closed, so nothing about it can change. Its agreements are still on record.
circle-needs-a-person = Only a person can do that.
circle-already-member = You are a member of the circle { $circle } already.
circle-joining-closed = The circle { $circle } takes in nobody who asks. Talk to its facilitator, who can add you.
circle-request-waits = The circle { $circle } was asked. Its facilitator or any two members can let you in, and I'll tell you privately.
circle-request-withdrawn = You no longer ask to join the circle { $circle }.
circle-members-only = Only members of the circle { $circle } can do that. “circle join” is the way in.
circle-in-already = { $member } is a member already.
circle-no-request = { $member } hasn't asked to join, or the request has lapsed. “circle join” asks again.
circle-one-more-member = Noted. One more member is needed to let { $member } in.
circle-you-left = You left the circle { $circle }. Nobody waits for you there any more.
circle-not-a-member = You aren't a member of the circle { $circle }. “circle join” is the way in.
circle-add-removed = The circle decided that it goes on without { $members }. Only two members together can let them in again, once they ask with “circle join”.
circle-all-in-already = They all belong to the circle { $circle } already.
circle-away-past = { $until } is over. Name a day that lies ahead.
circle-not-away = You aren't on leave in the circle { $circle }.
circle-facilitator-vacant = The circle { $circle } has no facilitator, and only a facilitator can do that. Take the role with “circle role facilitator” and your own name.
circle-facilitator-only = Only the facilitator can do that. Talk to { $facilitator }.
circle-role-name-length = A role needs a name of at most { $most } characters.
circle-role-not-member = { $member } isn't a member, and only members hold a role ({ $role }). “circle add” brings people in.
circle-role-not-held = Nobody holds that role here: { $role }. “circle show” lists the roles there are.
circle-term-past = { $until } is over. Name the end of the term as a time that lies ahead.
circle-parent-loop = The circle { $circle } can't be inside itself. Name another parent.
circle-change-needs-consent = The circle itself decides that, by consent: { $settings }.
circle-name-length = A circle needs a name of at most { $most } characters.
circle-setting-not-empty = The setting “{ $setting }” can't be empty.
circle-setting-twice = The setting “{ $setting }” is set and emptied at once. Choose one.
circle-setting-answers = How many must answer is a number from 0 to { $most }.
circle-setting-length = The setting “{ $setting }” lasts at least { $least } and at most { $most }.
circle-setting-span = The setting “{ $setting }” lasts at least a day and at most ten years.
circle-setting-reminders = At most { $most } reminders, each before the end and within 90 days of it.
circle-setting-quiet = Quiet hours that begin when they end would last all day. Name two different times, or “none”.
circle-setting-too-short = The setting “{ $setting }” can't be shorter than { $least }: no step of this circle is.

### agreement

agreement-due-review = It is time to look at #{ $number } again: { $title }. It stays in force until you decide: renew it, amend it, or drop it.
agreement-due-term = The term of #{ $number } has come to its end: { $title }. It stays in force until you decide: renew it, amend it, or drop it.
agreement-late-objection = { $member } objects to #{ $number }, { $title }, after the decision: { $words } The decision stands, and this is on record. Would you like to look at it earlier?
agreement-unknown = I don't know that agreement. “decisions list” shows those in force.
agreement-exists = #{ $number } is an agreement already.
agreement-is-over = #{ $number } is no longer in force. “decisions show” tells what became of it.

### Matrix: what only happens there

matrix-shortened = This is too long for one message here, so it is shortened.
refused-unreadable = I couldn't decrypt what you wrote: your app hasn't given me the key to it. Please send it again.
refused-edited = I took that message as you first sent it, and an edit doesn't change it. Please send it again as a new message.

### the story that `circlekeeper try --play` tells

play-to-all = Circlekeeper, to everybody in the room
play-to-one = Circlekeeper, to { $name } alone
play-changed = Circlekeeper: the card now says
play-begin = A story, told by the very bot that runs for real, on a database that is thrown away. Three people tend a garden: Ana, Ben and Cleo.
play-record = And this is what the record keeps:
play-end = That was the story. To be the three of them yourself: circlekeeper try

play-round-title = How do you come today?
play-round-gathers = A Monday morning. Before they talk of anything else, they arrive: a round, in which everybody is heard once.
play-round-turns = All three are here, and so it begins at once. The facilitator is neither the first nor the last.
play-round-ben = Wet. I watered at six, and the hose has a will of its own.
play-round-ana = Glad that spring is here. And tired of looking for keys.
play-round-over = Cleo passes; she has been asked, and that is what counts. What was said stays among those who were there: the bot forgets it.
play-consent-title = A key for every household
play-consent-text = Every household gets its own key to the tool shed, so that nobody waits for whoever has one.
play-consent-deadline = 7 days
play-consent-review = 2 months
play-consent-proposes = Ana has stood before the locked shed once too often. She puts a proposal before the circle.
play-consent-asks = First, everybody makes sure that they understand it. Ben wants to know something.
play-consent-question = Who pays for forty keys?
play-consent-answer = The tool budget: forty copies cost 120 €, and there are 400 € in it.
play-consent-reacts = Nothing is unclear any more. Now Ben and Cleo say, briefly, how the proposal sits with them.
play-consent-reaction-ben = It would help me, I water at six in the morning. And yet something in me hesitates.
play-consent-reaction-cleo = Yes! Keys for everybody, that feels like trust.
play-consent-consents = Now there is one question left: does anybody see harm in it for the aim? Ana and Cleo see none. Ben has found out what made him hesitate.
play-consent-objection = With forty keys about, one will get lost, and then the saw and the sprays stand open. Children play here. A garden in which somebody gets hurt is no joy to work in.
play-consent-opens = Everybody has answered, and so the objection is opened. It isn't Ben's problem: he has seen something for all of them.
play-consent-amends = Ana and Ben talk it over by the compost, and Ana writes down what they found.
play-consent-amended = { play-consent-text }
    The saw and the sprays move into a locked cupboard inside. Its key is with the four who took the first-aid course.
play-consent-again = A new text: everybody is asked again, and sees what has changed. Ben finds in it what he had been missing.
play-consent-decided = That is an agreement. It holds until they look at it again, in two months.
play-consent-due = Two months later. Nobody had to remember the date.

### minutes: what `circlekeeper export --format markdown` says around people's words

minutes-closed = closed
minutes-domain = Domain: { $domain }
minutes-parent = Belongs to { $circle }.
minutes-members = Members:
minutes-until = until { $day }
minutes-agreements = Agreements
minutes-basis-consent = Decided by consent on { $day }.
minutes-basis-lapse = Decided on { $day }: no objection by the deadline.
minutes-in-force = In force.
minutes-due = In force; its review is due.
minutes-dropped = Dropped.
minutes-superseded = Replaced by a later agreement.
minutes-review = Review: { $day }
minutes-term = Holds until { $day }.
minutes-replaces = Replaces #{ $number }.
minutes-decisions = Decisions
minutes-proposed = Proposed by { $person }, { $at }.
minutes-facilitated = Facilitated by { $person }.
minutes-asked = Asked: { $people }
minutes-unheard = Not heard: { $people }
minutes-revision = Text { $revision }
minutes-fixed = Corrected by { $person }; the meaning stays:
minutes-consent = consent
minutes-concern = concern
minutes-objection = objection
minutes-late = after the deadline
minutes-after-the-decision = after the decision
minutes-does-not-count = does not count any more
minutes-objection-of = Objection of { $person }: { $status }
minutes-objection-reason-pending = its reason is still awaited
minutes-objection-open = open
minutes-objection-integrated = integrated
minutes-objection-withdrawn = withdrawn
minutes-ended = Ended { $at }.
minutes-forgotten = (forgotten)
minutes-somebody = somebody

### consent: what can't be done, and what to do instead

refused-unknown-process = I don't know that process. “inbox” shows what waits for you, “circle show” what is running.
refused-closed = That decision has ended: { $outcome }. “decisions list” shows what is in force; anything new is a new proposal.
refused-not-closed = It hasn't been decided yet, so there is nothing to reopen. You can change your answer on the card.
refused-circle-closed = This circle is closed, so nothing can be proposed to it. “circle list” shows the others.
refused-not-your-circle = Only members of the circle { $circle } propose things to it. “circle join” is the way in.
refused-silence-not-stricter = This circle waits for everyone's answer, and one proposal can't change that. “circle settings” can, by a decision of the circle.
refused-held = This proposal hasn't begun: another one that changes the same agreement comes first. I'll post a new card when it does.
refused-gathering = It hasn't begun yet. Say first that you are here: 🙋 on the card.
refused-person-concerned = This decision is about you. You are heard in it, with questions and in your own words, and you aren't asked for consent.
refused-outside-circle = Only members of this circle can do that. “circle join” is the way in; until then you can talk to somebody in it.
refused-on-leave = You are on leave here, so you are informed and nobody waits for you. “circle back” ends your leave.
refused-proposer = It is your own proposal, so you aren't asked in this step. Answer the questions; “consent amend” changes the text.
refused-joined-later = You aren't among those who are asked this time: that was fixed when the step opened. The facilitator can ask you too.
refused-only-proposer-answers = { $person } proposed it and answers the questions. If you know the answer, tell { $person }.
refused-question-answered = Question { $question } has its answer already. Still open: { $open }. Begin your answer with the number of its question, as in “2: …”.
refused-no-draft = No new text of yours is kept here. Write it behind “consent amend”.
refused-draft-former = There is a new text of #{ $number } since you wrote yours. Look at it first; if yours still holds, send it again with “consent amend”.
refused-no-open-question = No question is waiting for an answer.
refused-other-step = That doesn't belong to the step that is open now: { $phase }. The newest card shows what can be answered.
refused-former-card = #{ $number } { $title } has moved on, and that card is a former one. The newest card shows what can be done now.
refused-no-concerns-here = This circle doesn't use concerns. Consent with a few words as the reason, or object if you see harm for the aim.
refused-objection-first = You have an objection here. Say first that it is met (“consent integrated”) or take it back (“consent withdraw-objection”).
refused-only-facilitator = { $person } facilitates this, and only the facilitator can do that. If { $person } is silent, any member can take over: “Take over” on the card or in its details.
refused-only-proposer-or-facilitator = { $proposer } proposed it and { $facilitator } facilitates; they can do that. Tell one of them, or park your own text with “consent park”.
refused-only-who-proposed-and-facilitates = { $person } proposed it and facilitates, and can do that. Tell { $person }, or park your own text with “consent park”.
refused-only-proposer-withdraws = { $person } proposed it and can take it back. If you see harm in it, object; “consent meeting” takes it to a meeting.
refused-advance-objection =
    { $count ->
        [one] An objection is open, and nobody can step over it. Change the text to meet it, or take it to a meeting.
       *[other] Objections are open, and nobody can step over them. Change the text to meet them, or take it to a meeting.
    }
refused-advance-missing =
    { $count ->
        [one] An answer is still missing, and nothing replaces it. Wait for it, or take it to a meeting.
       *[other] { $count } answers are still missing, and nothing replaces them. Wait for them, or take it to a meeting.
    }
refused-here-unknown = I can't see who is in this place, so “here” names nobody. Name the people one by one, or leave it out: everybody can join by the button on the circle's card.
refused-nobody-here = Nobody has said yet that they are here. Begin when 🙋 stands under the card.
refused-no-deadline = Nothing here ends by itself now, so there is nothing to extend.
refused-extended-before = You have already asked for more time in this step. Somebody else can, once.
refused-extension-too-long = This step can be extended to { $longest } at most.
refused-extension-not-later = This step goes on until { $until } already. Name a later time.
refused-withdraw-reason = It belongs to the circle too by now. Say why it ends and what comes next: “consent withdraw” with a reason.
refused-nothing-to-keep = Nobody is taking this proposal back, so it needn't be kept.
refused-no-parent = This circle has no parent circle to hand it to. “consent meeting” takes it to a meeting.
refused-own-affair = That is this circle's own affair, so it can't be handed to another one. “consent meeting” takes it to a meeting.
refused-same-circle = It is already here. Name the circle whose domain it is.
refused-you-facilitate = You facilitate this already.
refused-takeover-announced = { $person } has already offered to facilitate. If the facilitator stays silent, it passes over.
refused-not-a-member = { $person } isn't a member of this circle. “circle add” brings people in.
refused-person-on-leave = { $person } is on leave. Ask somebody who is here.
refused-not-live = This decision isn't live, so nobody needs to say that they are here. Answer in your own time.
refused-no-correction = This text hasn't been corrected, so there is nothing that changes its meaning.
refused-no-objection-of-yours = You have no open objection here. Only its author says that an objection is met, or takes it back.
refused-nothing-to-carry = Every objection here has somebody who answers for it.

### consent: what is said to whoever acts

told-input = Thank you. It stands on the card as input for the circle, and isn't counted. { $why }
told-input-objection = Thank you. It stands on the card in your words, as input for the circle: they'll see it, and it doesn't stop the decision. { $why }
input-why-outside = Only members decide here; “circle join” asks to become one.
input-why-later = You joined while this was running: the facilitator can ask you too.
told-opted-out = Noted. You'll hear what comes of it, and nobody waits for you. If you change your mind, answer all the same.
told-you-were-last = Yours was the last answer, and with it this is decided. A mistake? Say so within 10 minutes and it reopens.
told-reason-pending = Your objection is held; nothing is decided over it, and your name isn't shown. To work on it the circle needs your words. Two questions can help: what would it harm, seen from the aim? What would you need to live with it? Write it here when you are ready; nobody hurries you.
told-reopened = It is open again, and your last answer no longer counts. Answer anew when you are ready.
told-amend-or-wait =
    { $answered ->
        [one] One person has answered and will be asked again: wait until all have answered, or amend now.
       *[other] { $answered } have answered and will be asked again: wait until all have answered, or amend now.
    }
    Your text is kept: { $text }
    “!consent amend #{ $number }”, without a text, amends now and puts it to the circle. If you wait, I bring it back to you when all have answered.
told-draft-waits = Good. Your text is kept, and I bring it back to you when all have answered: { $text } “!consent amend #{ $number }” puts it to the circle at any time.
told-amended =
    { $answered ->
        [one] The new text is out. One person had answered and is asked again.
       *[other] The new text is out. { $answered } people had answered and are asked again.
    }
told-parked = Your idea is kept beside this proposal. When this one has ended, I'll bring it back to you.
told-answered-next = That answers { $person }: { $first } Still open is what { $other } asks: { $next }
told-withdrawal-announced = The circle is told. If nobody keeps the proposal until { $until }, it is withdrawn.
told-asked-with-next-text = While objections are worked in, nobody new is asked. { $person } will be asked with the next text.

### consent: what one person is told

consent-concerns-you = #{ $number } { $title }: this proposal is about you. You are heard in it, with questions and in your own words; you aren't asked for consent.
consent-question-for-you = #{ $number } { $title }: { $person } asks you what is meant. { $text }
consent-question-answered = #{ $number } { $title }: your question has an answer. { $question } { $text }
consent-perhaps-not-ours = #{ $number } { $title }: the round is over, and somebody sees harm in taking it on. Talk about whose it is. If it isn't yours, hand it on: “consent escalate” gives it to your parent circle.
consent-objections-opened = #{ $number } { $title }: the round is over, and there is an objection to work in. It helps to make the proposal better. The card shows it beside the aim, with ways on. Whoever objects may need a little time; the next text is yours.
consent-objections-opened-again = #{ $number } { $title }: the text was changed twice, and it isn't met yet. Before a third text, talk about what is happening: a meeting or a call often shows what it is really about.
consent-give-reason = #{ $number } { $title }: your objection is held, without your name. Nothing is decided over it. The circle would like to understand it: what would the proposal harm, seen from the aim? What would you need to live with it? Write it here, in your own time.
consent-offer-meeting = #{ $number } { $title }: an objection has no words yet. Some things are easier to say than to write: you may offer a meeting. It stays held until then, and nobody dismisses it.
consent-integration-nudge = #{ $number } { $title }: an objection is still open. The next text is yours; a shorter term, a measure or a meeting are ways on too.
consent-still-missing = #{ $number } { $title }: the time is over, and your answer matters: without it nothing is decided. Consent, object, ask for more time, or leave this one to the others.
consent-too-few = #{ $number } { $title }: the time is over, and too few have answered for a decision. Your answer helps: consent, object, ask for more time, or leave this one to the others.
consent-stuck = #{ $number } { $title }: answers have been missing for two weeks. You choose the way out: a meeting, the parent circle if there is one, or ending it with a reason.
consent-asked-again = #{ $number } { $title }: you have answered, and the text has changed since. Is the new one good enough for now, and safe enough to try? { $before } { $after }
consent-is-it-met = #{ $number } { $title }: there is a new text, meant to meet what you said. Does it? If it does, consent; if not, say what is still missing. { $before } { $after }
consent-takeover-you = #{ $number } { $title }: { $person } offers to facilitate, in case you can't just now. From { $until } it is with { $person }; whatever you do here before that keeps it with you.
consent-you-facilitate = #{ $number } { $title }: you facilitate it from now on. The card says whose move it is.
consent-joined-later = #{ $number } { $title }: this was running when you joined, so you are informed and not waited for. The facilitator can ask you too.
consent-joiner = #{ $number } { $title }: { $person } joined the circle while this is running. Ask too, or inform only?
consent-you-are-asked = #{ $number } { $title }: you are asked too now.
consent-draft-now = { $title } (#{ $number }): the round is over, and there are objections. The text that you kept back can be put to the circle now, if it meets them: { $text } “!consent amend #{ $number }” does that.
consent-draft-back = { $title } (#{ $number }) has ended: { $outcome }. The new text that you kept back wasn't put to the circle. Here it is: { $text }
consent-parked-now = { $title } has ended. Here is the idea that you parked beside it; if it still fits, propose it. { $text }
consent-yours-taken = #{ $number } { $title }: the circle takes it on, and it is a proposal there now. I'll pass on what you are asked about it.
consent-yours-adopted = #{ $number } { $title }: your proposal is adopted. “decisions show #{ $number }” tells how.
consent-yours-closed = #{ $number } { $title }: your proposal has ended: { $outcome }. The card says why, and what comes next.

### consent: what everybody is told

consent-prolonged-member = #{ $number } { $title }: { $person } asked for more time. It goes on until { $until }.
consent-prolonged-question = #{ $number } { $title }: a question is still open, so there is a day more, until { $until }.
consent-prolonged-outage = #{ $number } { $title }: I was away for a while, so the time is given back. It goes on until { $until }.
consent-corrected = #{ $number } { $title }: { $person } corrected the text. { $before } { $after }
    Answers stay as they are. If this changes the meaning, anybody can say so, and it becomes a new text.
consent-withdrawal-announced = #{ $number } { $title }: { $person } would like to take the proposal back. { $reason }
    If nobody keeps it until { $until }, it is withdrawn. Whoever keeps it proposes it from then on.
consent-kept = #{ $number } { $title }: { $person } keeps the proposal and proposes it from now on.
consent-takeover-announced = #{ $number } { $title }: { $person } offers to facilitate. From { $until } it is with { $person }, unless the facilitator does something here before.
consent-takeover-called-off = #{ $number } { $title }: { $person } is here and goes on facilitating.
consent-facilitation-passed = #{ $number } { $title }: { $person } facilitates from now on.
consent-objection-orphaned = #{ $number } { $title }: { $person } has left the circle, and the objection stays, word for word. Who carries it on? If nobody does, the facilitator says so.
consent-release-announced = #{ $number } { $title }: nobody seems to carry on the objection of somebody who left. If nobody does until { $until }, it is set aside, and stays on record.
consent-resumed = #{ $number } { $title }: no objection is open any more, and the missing answers are waited for again.
consent-reopened = #{ $number } { $title } is open again: the last answer was a mistake.

### views: names and lists

view-forgotten-person = somebody who was forgotten
view-forgotten-text = [forgotten]
view-nothing-there = I can't find that any more.
view-and-more = and { $count } more
view-circle-name = { $circle }
view-process-name = #{ $number } { $title } · { $circle }
view-process-line = #{ $number } { $title }: { $phase }
view-process-line-until = #{ $number } { $title }: { $phase }, until { $until }
view-said = { $person }: { $text }
view-said-as-objection = { $person } sees harm: { $text }

### views: the consent card

view-consent-title = #{ $number } { $title }
view-consent-title-revised = #{ $number } { $title } · text { $revision }
view-consent-text = { $person } proposes
view-consent-text-revised = Text { $revision }, by { $person }
view-consent-changed = What changed since text { $revision }
view-what-changed = What changed
view-consent-fixed = Corrected by { $person }
view-consent-replaces = What changes in #{ $number } { $title }
view-consent-aim = The aim of the circle { $circle }: { $aim }
view-consent-about = It concerns { $person }, who is heard and isn't asked for consent.
view-consent-review = To be looked at again on { DAY($day) }.
view-consent-term = Holds until { DAY($day) }.
view-would-review = If it is adopted, it is looked at again on { DAY($day) }.
view-would-review-usual = If it is adopted, it is looked at again as is usual here: { $span } after the adoption.
view-would-review-passed = The day on which it would be looked at again, { DAY($day) }, has passed. If it is adopted, its review is due at once.
view-would-term-passed = The day until which it would hold, { DAY($day) }, has passed. If it is adopted, the circle is asked at once whether it goes on.
view-consent-review-passed = The day on which it was to be looked at again, { DAY($day) }, has passed meanwhile: its review is due now.
view-consent-term-passed = The day until which it holds, { DAY($day) }, has passed meanwhile: the circle is asked now whether it goes on.
view-would-term = If it is adopted, it holds until { DAY($day) }.
view-text-now = The text
view-text-now-revised = The text now (text { $revision })
view-quote-question = The question
view-quote-answer = The answer

view-effect-removal = If it is adopted, { $person } no longer belongs to the circle. { $person } is heard and isn't asked for consent.
view-effect-drop = If it is adopted, #{ $number } { $title } no longer holds.
view-effect-renewal = If it is adopted, #{ $number } { $title } goes on. If the text is changed, the new one replaces it.
view-effect-settings = If it is adopted, the circle works this way from then on, in steps that open later.
view-effect-closing = If it is adopted, the circle is closed, and what still runs here comes to an end. Its agreements stay on record.
view-effect-take = Nothing is decided about it yet: taken on, it begins here with questions. If we don't take it, it goes to our parent circle, if there is one.

view-done-removal = { $person } no longer belongs to the circle.
view-done-drop = #{ $number } { $title } no longer holds.
view-done-renewal = #{ $number } { $title } goes on.
view-done-settings = The circle works this way from now on, in steps that open later.
view-done-closing = The circle is closed. Its agreements stay on record.
view-done-take = We take it on: it is a proposal here now.

view-lead-held = This proposal waits.
view-lead-gathering = Who is here? Those who are here are asked now, the others afterwards.
view-lead-questions = Step 1 of 3, questions: is it clear what is meant? Ask what you need to understand. What you think of it comes in the next step.
view-lead-reactions = Step 2 of 3, reactions: what do you think of it? A few sentences are enough.
view-lead-consent = Step 3 of 3, consent: is it good enough for now, and safe enough to try? If you see harm for our aim, object: that helps to make it better.
view-lead-anew = There is a new text: is it good enough for now, and safe enough to try? Answers to the former one stay on record and don't count here.
view-lead-quick = Straight to consent: is it good enough for now, and safe enough to try? If you see harm for our aim, object: that helps to make it better.
view-lead-take = Another circle thinks that this is our domain. Is it? Consent means: we take it on, and then decide about it ourselves. If you see harm for our aim in taking it, object.
view-lead-integration = Everybody has been asked, and something doesn't fit yet. An objection belongs to us all: how can the text take it in?

view-lead-take-integration = Another circle thinks that this is our domain, and somebody here sees harm in taking it on. If it isn't ours, that is an answer too.
view-move-integration-take = It is the move of { $facilitator }: talk about whose it is, and if it isn't ours, hand it on. There is no deadline; anybody can take it to a meeting.
view-move-held = Nobody needs to do anything now. When #{ $number }, which changes the same agreement, has ended, this one begins, compared with what is in force then.
view-move-gathering = Your move, if you are here. It begins when everybody is here, or when { $facilitator } begins it; nothing begins by itself.
view-move-questions =
    { $answered ->
        [0] 0 of { $asked } have been heard; it is everybody's move until { $until }; then the reactions begin, and who wasn't heard is listed.
       *[other]
            { $answered } of { $asked } { $answered ->
                [one] has
               *[other] have
            } been heard; it is the others' move until { $until }; then the reactions begin, and who wasn't heard is listed.
    }
view-move-questions-live =
    { $answered ->
        [0] 0 of { $asked } have been heard; it is everybody's move. It goes on when all who are here have been heard, or when { $facilitator } goes on.
       *[other]
            { $answered } of { $asked } { $answered ->
                [one] has
               *[other] have
            } been heard; it is the others' move. It goes on when all who are here have been heard, or when { $facilitator } goes on.
    }
view-move-answer =
    { $count ->
        [one] A question is open: it is { $proposer }'s move to answer it, until { $until }. If it is still open then, there is a day more, once; after that the reactions begin.
       *[other] { $count } questions are open: it is { $proposer }'s move to answer them, until { $until }. If one is still open then, there is a day more, once; after that the reactions begin.
    }
view-move-answer-last =
    { $count ->
        [one] A question is open: it is { $proposer }'s move to answer it, until { $until }; then the reactions begin.
       *[other] { $count } questions are open: it is { $proposer }'s move to answer them, until { $until }; then the reactions begin.
    }
view-move-answer-live =
    { $count ->
        [one] A question is open: it is { $proposer }'s move to answer it; then the reactions begin.
       *[other] { $count } questions are open: it is { $proposer }'s move to answer them; then the reactions begin.
    }
view-move-reactions =
    { $answered ->
        [0] 0 of { $asked } have been heard; it is everybody's move until { $until }; then the consent step begins, and who wasn't heard is listed.
       *[other]
            { $answered } of { $asked } { $answered ->
                [one] has
               *[other] have
            } been heard; it is the others' move until { $until }; then the consent step begins, and who wasn't heard is listed.
    }
view-move-reactions-live =
    { $answered ->
        [0] 0 of { $asked } have been heard; it is everybody's move. It goes on when all who are here have been heard, or when { $facilitator } goes on.
       *[other]
            { $answered } of { $asked } { $answered ->
                [one] has
               *[other] have
            } been heard; it is the others' move. It goes on when all who are here have been heard, or when { $facilitator } goes on.
    }
view-move-consent =
    { $answered ->
        [0] 0 of { $asked } have answered; it is everybody's move until { $until }. If answers are missing then, nothing is decided without them: they are asked for privately.
       *[other]
            { $answered } of { $asked } { $answered ->
                [one] has
               *[other] have
            } answered; it is the others' move until { $until }. If answers are missing then, nothing is decided without them: they are asked for privately.
    }
view-move-consent-lapse =
    { $answered ->
        [0] 0 of { $asked } have answered; it is everybody's move until { $until }. If nobody has objected by then and at least { $enough } have answered, it is decided, recorded as “no objection by the deadline”.
       *[other]
            { $answered } of { $asked } { $answered ->
                [one] has
               *[other] have
            } answered; it is the others' move until { $until }. If nobody has objected by then and at least { $enough } have answered, it is decided, recorded as “no objection by the deadline”.
    }
view-move-consent-live =
    { $answered ->
        [0] 0 of { $asked } have answered; it is everybody's move. It is decided when all have answered; waiting decides nothing.
       *[other]
            { $answered } of { $asked } { $answered ->
                [one] has
               *[other] have
            } answered; it is the others' move. It is decided when all have answered; waiting decides nothing.
    }
view-move-words = Everybody has answered. Nothing is decided, and no time runs out: an objection is waiting for its words.
view-move-missing =
    { $answered } of { $asked } { $answered ->
        [one] has
       *[other] have
    } answered. The time is over, and nothing is decided without the others: they are asked privately, each week. If answers are still missing after { $until }, { $facilitator } chooses a way out.
view-move-missing-lapse =
    { $answered } of { $asked } { $answered ->
        [one] has
       *[other] have
    } answered, and the time is over. As soon as { $enough } have answered and nobody objects, it is decided, recorded as “no objection by the deadline”. The others are asked privately, each week. If too few have answered after { $until }, { $facilitator } chooses a way out.
view-move-nobody = Nobody is asked just now: everybody is on leave, or has left this one to the others. Nothing is decided until somebody answers after all, or { $facilitator } takes it another way.
view-move-stuck =
    { $answered } of { $asked } { $answered ->
        [one] has
       *[other] have
    } answered, and two weeks have passed. It is { $facilitator }'s move: a meeting, the parent circle if there is one, or ending it with a reason. Until then nothing is decided.
view-move-integration = It is the move of { $people }: a text that takes it in. There is no deadline; if nothing moves, I remind them each week, and anybody can take it to a meeting.

view-origin = It was first proposed in the circle { $circle }, as #{ $number }.
view-thin = Less than half of the circle, or only one person, can be asked just now. You may wait until more people are back, or meet.
view-reason-awaited = An objection is held, without a name, until its words are there. Its author is asked privately and helped.
view-takeover = { $person } offers to facilitate. From { $until } it is with { $person }, unless { $facilitator } does something here before.
view-withdrawal = { $person } would like to take it back: { $reason } If nobody keeps it until { $until }, it is withdrawn.
view-orphans = Somebody who objected has left. Who carries the objection on? If nobody does, { $facilitator } says so.
view-release = If nobody carries on the objection of whoever left until { $until }, it is set aside, and stays on record.

view-heading-questions = Questions
view-question-open = { $person }: { $question } (not answered yet)
view-question-open-of-several = Question { $count }, { $person }: { $question } (not answered yet)
view-questions-several = Typed, an answer names its question, as in “!consent answer #{ $number } { $count }: …”, or replies to it. Without either it goes to the oldest.
view-question-answered = { $person }: { $question } – { $answer }
view-heading-reactions = Reactions
view-heading-inputs = Input from people who aren't asked: heard, not counted
view-heading-parked = Parked for afterwards
view-heading-stances = Answers
view-stance-consent =
    { $count ->
        [one] { $people } consents
       *[other] { $people } consent
    }
view-stance-consent-why = { $person } consents: { $reason }
view-stance-concern =
    { $count ->
        [one] { $people } consents and has a concern
       *[other] { $people } consent and have concerns
    }
view-stance-concern-why = { $person } has a concern, which doesn't stop it: { $reason }
view-heading-objections = What we heard
view-heading-meant-to-meet = What this text is meant to meet
view-objection = { $person } objects
view-objection-former = { $person } objected to text { $revision }
view-objection-of-left = { $person } objected, and has left since
view-objection-carried = { $person } objected; { $carrier } carries it on
view-objection-pending =
    { $count ->
        [one] An objection is held, and its words are still to come.
       *[other] { $count } objections are held, and their words are still to come.
    }
view-what-is-happening = Two new texts haven't met it. Before a third, talk about what is happening: what is this really about, and what does everybody need? Call a round; a meeting is often the shortest way.
view-heading-ways = Ways on
view-way-change = Change the text so that it meets what was said (Amend).
view-way-shorter = Try it for a shorter time, and look at it again sooner.
view-way-measure = Measure it: say what you watch, who watches, and when it would be too much.
view-way-take = We take it on after all, when whoever objects says that it is met.
view-way-parent = It isn't ours: whoever facilitates hands it to our parent circle (Details).
view-way-round = Hear everybody first: call a round.
view-way-meeting = Talk about it: take it to a meeting.

view-roles-one = Proposed and facilitated by { $facilitator }.
view-roles = Proposed by { $proposer }, facilitated by { $facilitator }.
view-plan-then = After that, as planned: reactions until { $reactions }, consent until { $consent }; sooner if everybody has been heard.
view-plan-last = After that, as planned: consent until { $consent }; sooner if everybody has answered.
view-present =
    { $count ->
        [one] Here: { $people }.
       *[other] Here: { $people }.
    }
view-away =
    { $count ->
        [one] Informed, not waited for: { $people }.
       *[other] Informed, not waited for: { $people }.
    }
view-later =
    { $count ->
        [one] Asked afterwards: { $people }.
       *[other] Asked afterwards: { $people }.
    }
view-joined-meanwhile =
    { $count ->
        [one] Joined meanwhile, informed: { $people }.
       *[other] Joined meanwhile, informed: { $people }.
    }
view-unheard =
    { $count ->
        [one] Not heard in questions and reactions: { $people }.
       *[other] Not heard in questions and reactions: { $people }.
    }
view-yours-consent = Your answer so far: you consent. You can change it as long as this is open.
view-yours-concern = Your answer so far: you consent and have a concern. You can change it as long as this is open.
view-yours-objection = Your answer so far: you object. You can change it as long as this is open.
view-heading-former = Former texts
view-label-say-why = Say why

### views: what is left of a former card

view-pointer-questions = #{ $number } { $title }: the questions are over. { $next }
view-pointer-reactions = #{ $number } { $title }: the reactions are over. { $next }
view-pointer-consent = #{ $number } { $title }: the consent step is over. { $next }
view-pointer-integration = #{ $number } { $title }: what didn't fit was looked at. { $next }
view-pointer-gathering = #{ $number } { $title } has begun. { $next }
view-pointer-held = #{ $number } { $title } waits no longer. { $next }
view-pointer-outcome = #{ $number } { $title } is open again. { $next }
view-pointer-revised = #{ $number } { $title }: this was text { $revision }. { $next }
view-now-held = The newest card says what it waits for.
view-now-gathering = The newest card asks who is here.
view-now-questions = The newest card has the questions.
view-now-reactions = The newest card has the reactions.
view-now-consent = The newest card asks for consent.
view-now-integration = The newest card shows what doesn't fit yet.
view-now-closed = It has ended: { $outcome }. The newest card says how.

### views: how a decision ended

view-outcome-adopted-title = #{ $number } { $title }: decided
view-outcome-withdrawn-title = #{ $number } { $title }: withdrawn
view-outcome-dropped-title = #{ $number } { $title }: ended without a decision
view-outcome-to-meeting-title = #{ $number } { $title }: taken to a meeting
view-outcome-escalated-title = #{ $number } { $title }: handed to the parent circle
view-outcome-routed-title = #{ $number } { $title }: handed to another circle
view-decided-consent = The circle { $circle } decided by consent on { DAY($at) }.
view-decided-lapse = The circle { $circle } decided on { DAY($at) }: no objection by the deadline. Its policy is that a missing answer doesn't hold a decision up; it isn't counted as consent.
view-ended-withdrawn = It was taken back on { DAY($at) }. Nothing was decided.
view-ended-dropped = It ended on { DAY($at) }. Nothing was decided.
view-ended-to-meeting = It was taken to a meeting on { DAY($at) }. Nothing is decided yet.
view-ended-escalated = It was handed on { DAY($at) } to the parent circle. Nothing is decided yet.
view-ended-routed = It was handed on { DAY($at) } to the circle whose domain it is. Nothing is decided yet.
view-ended-because-overtaken = Another decision has changed the agreement that it was about. If it is still needed, propose it anew, about the one that is in force now.
view-ended-because-circle-closed = The circle was closed.
view-ended-because-circle-empty = Nobody is left in the circle.
view-ended-reason = Why, and what comes next
view-agreed-text = What was agreed
view-last-text = The text as it stood
view-heading-objected = Objections, and what became of them
view-objected-open = { $person }: { $reason } – still open
view-objected-integrated = { $person }, to text { $revision }: { $reason } – worked in; { $person } says that it is met
view-objected-integrated-carried = { $person }: { $reason } – carried on by { $carrier }, who says that it is met
view-objected-withdrawn-carried = { $person }: { $reason } – carried on by { $carrier }, who took it back
view-objected-withdrawn = { $person }: { $reason } – taken back by { $person }
view-objected-released = { $person }: { $reason } – { $person } left, and nobody carried it on
view-objected-wordless = An objection that never got its words
view-no-answer =
    { $count ->
        [one] No answer by the deadline: { $people }.
       *[other] No answer by the deadline: { $people }.
    }
view-next-adopted = It is in the register as #{ $number }: “decisions show #{ $number }”. An objection that comes now doesn't undo it; it goes on record, and the circle is offered an earlier review.
view-next-done = It has been done. “circle show” shows the circle as it is now.
view-next-withdrawn = Whoever still needs it can propose it anew; the text and what was said stay on record (#{ $number }).
view-next-dropped = Whoever still needs it can propose it anew; the text and what was said stay on record (#{ $number }).
view-next-to-meeting = Put #{ $number } on the agenda of your next meeting. Afterwards, propose what came of it here: “consent quick”.
view-next-escalated = The parent circle decides about #{ $number } now.
view-next-routed = That circle decides whether it takes #{ $number }.
view-next-escalated-to = It is a proposal in the circle { $target } now. Leader and delegate carry it there, and bring back what comes of it.
view-next-routed-to = The circle { $target } is asked whether it takes it. If it doesn't, it goes to the parent circle of that circle.

### views: forms

view-planned-propose = Without a deadline: questions until { $questions }, reactions until { $reactions }, consent until { $consent }; sooner if everybody has been heard.
view-planned-quick = Without a deadline: consent until { $consent }; sooner if everybody has answered.
view-form-ask = What would you like to understand?
view-form-answer = Your answer
view-form-answer-to = The question: { $question }
view-form-react = What do you think of it?
view-form-object = What would it harm, seen from the aim? What would you need?
view-form-object-intro = Your objection helps the circle to see what it hasn't seen. If the words aren't there yet, send it without; they can follow in your own time.
view-form-concern = What should be watched? It goes on record and doesn't stop the decision.
view-form-amend = The new text
view-form-amend-answered =
    { $count ->
        [one] One person has answered and will be asked again: wait until all have answered, or amend now.
       *[other] { $count } have answered and will be asked again: wait until all have answered, or amend now.
    }
view-form-amend-again =
    { $count ->
        [one] One person has answered and will be asked again.
       *[other] { $count } have answered and will be asked again.
    }
view-form-amend-effect-stays = What the adoption does stays the same, whatever the text says; for something else, take this back and propose that.
view-form-amend-intro = The new text is put to the circle by consent. Until it is decided, the old one stays in force.
view-form-fix = The corrected text
view-form-fix-intro = For slips only: answers stay as they are, everybody sees the correction, and anybody can say that it changes the meaning.
view-form-park = Your idea
view-form-park-intro = It is kept beside this proposal, and I bring it back to you when this one has ended.
view-form-withdraw = Why, and what comes next?
view-form-withdraw-intro = Once the reactions are over the circle is told first, and may keep the proposal.
view-form-meeting = Why, and when do you meet? (optional)
view-form-escalate = Why? (optional)
view-form-route = Why? (optional)
view-form-route-circle = The circle whose domain it is
view-form-handover = Who facilitates from now on?
view-form-renew-review = Look at it again when? (optional, such as “6 months”; empty: as is usual here)
view-form-renew-term = How long does it hold? (optional, such as “1 year”; empty: until you decide otherwise)
view-form-drop = Why? (optional)
view-form-drop-intro = The circle decides about it by consent.

### views: circles

view-circle-aim = Our aim
view-circle-domain = What we alone decide
view-circle-parent = Part of the circle { $parent }.
view-circle-members =
    { $count ->
        [one] One member: { $people }.
       *[other] { $count } members: { $people }.
    }
view-circle-asleep = Nobody is in this circle now. Whoever joins next is let in at once and facilitates it for three months.
view-member-away = { $person } (on leave until { DAY($day) })
view-heading-roles = Roles
view-person-title = { $person }: roles and terms
view-person-member = member, without a role
view-person-away = on leave: informed, not waited for
view-person-nowhere = Not a member of any circle here.
verb-circle-person = what somebody is in the circles here
view-role-elected = { $role }: { $person }, elected
view-role-elected-until = { $role }: { $person }, elected, until { DAY($day) }
view-role-elected-expired = { $role }: { $person }, elected; the term ended on { DAY($day) }, and { $person } goes on until somebody follows
view-role-assigned = { $role }: { $person }, assigned by { $by }, not elected
view-role-assigned-until = { $role }: { $person }, assigned by { $by }, not elected, until { DAY($day) }
view-role-assigned-expired = { $role }: { $person }, assigned by { $by }, not elected; the term ended on { DAY($day) }, and { $person } goes on until somebody follows
view-circle-no-facilitator = Nobody facilitates this circle now. Any member can: “circle role facilitator” with their own name.
view-circle-requests = Would like to join: { $people }. The facilitator or any two members let people in.
view-heading-running = What is running
view-circle-more = “circle show” tells what is running, “circle help” what you can do.
view-circle-quiet = Nothing is running. To propose something: “consent propose”, or “consent quick” for a small thing.
view-circle-unreachable =
    { $count ->
        [one] I can't reach { $people } privately, so what is asked can go unseen. Writing to me once is enough.
       *[other] I can't reach { $people } privately, so what is asked can go unseen. Writing to me once is enough.
    }
view-circle-silence-hold = A missing answer holds a decision: nothing is decided without everyone asked.
view-circle-silence-lapse = A missing answer doesn't hold a decision beyond its deadline; it is recorded as “no objection by the deadline”.
view-circle-joining-open = Anybody can join.
view-circle-joining-ask = Whoever wants to join asks; the facilitator or any two members let them in.
view-circle-joining-closed = Only the facilitator adds people.
view-circle-closed = This circle is closed. Its agreements stay on record.
view-circles-title = Circles
view-circle-line =
    { $count ->
        [one] { $circle }, one member: { $aim }
       *[other] { $circle }, { $count } members: { $aim }
    }
view-no-circles = There is no circle here yet. “!circle create” makes one; it needs a name and an aim.
view-settings-title = How the circle { $circle } works
view-settings-decided = Decided by the circle
view-settings-free = Set by the facilitator
view-settings-how = To change one: “circle settings quiet_hours: 22:00-07:00”. What the circle decides becomes a proposal.

### views: agreements

view-agreement-name = #{ $number } { $title }
view-agreement-in-force = In force in the circle { $circle }.
view-agreement-due = In force in the circle { $circle }, and due to be looked at: renew it, amend it, or drop it.
view-agreement-dropped = No longer in force in the circle { $circle }: it was dropped.
view-agreement-superseded = No longer in force in the circle { $circle }: another agreement took its place.
view-agreement-annulled = It never came into force in the circle { $circle }: its decision was reopened.
view-basis-consent = Decided by consent on { DAY($day) }.
view-basis-lapse = Decided on { DAY($day) }: no objection by the deadline.
view-agreement-replaces = It replaced #{ $number }.
view-agreement-superseded-by = #{ $number } took its place.
view-heading-history = What happened to it
view-milestone-entered = { DAY($day) }: came into force (#{ $number })
view-milestone-due = { DAY($day) }: due to be looked at
view-milestone-renewed = { DAY($day) }: renewed (#{ $number })
view-milestone-dropped = { DAY($day) }: dropped (#{ $number })
view-milestone-superseded = { DAY($day) }: replaced by #{ $number }
view-milestone-annulled = { DAY($day) }: its decision was reopened (#{ $number })
view-milestone-restored = { DAY($day) }: in force as before, because #{ $number } was reopened
view-heading-late = Objections after the decision
view-late = { $person }, { DAY($day) }
view-decisions-title = Agreements in force
view-decisions-none = No agreement is in force here yet.
view-decisions-more = “decisions show #12” shows one with its history, “decisions search” finds by a word.
view-agreement-line = #{ $number } { $title }, since { DAY($day) }
view-agreement-line-review = #{ $number } { $title }, since { DAY($day) }, to be looked at on { DAY($review) }
view-agreement-line-due = #{ $number } { $title }, since { DAY($day) }: due to be looked at
view-search-title = Agreements with “{ $words }”
view-search-nothing = No agreement in force has these words. “decisions list” shows them all.

### views: what waits for one person

view-inbox-title = What waits for you
view-inbox-empty = Nothing waits for you. You'll hear from me when something does.
view-inbox-more = More waits: { $names }. Answer these first, then look again with “inbox”.
view-reminder-title =
    { $count ->
        [one] A short reminder: an answer of yours is waited for
       *[other] A short reminder: { $count } answers of yours are waited for
    }
view-waits-questions = Is it clear what is meant? Until { $until }.
view-waits-questions-untimed = Is it clear what is meant?
view-waits-reactions = What do you think of it? Until { $until }.
view-waits-reactions-untimed = What do you think of it?
view-waits-consent = Is it good enough for now, and safe enough to try? Until { $until }.
view-waits-consent-untimed = Is it good enough for now, and safe enough to try? The others have answered or the time is over; it waits for you.
view-waits-answer =
    { $count ->
        [one] A question to you is open.
       *[other] { $count } questions to you are open.
    }
view-waits-why = Your objection is held. When you are ready, say what it would harm, and what you would need.
view-waits-integration = An objection is to be worked in: the next text, or another way on.
view-waits-joiners = Joined meanwhile: { $people }. Ask too, or inform only?
view-person-settings-title = How I speak to you
view-as-circle = as your circle has it
view-paused = No reminders until { $until }.
view-not-paused = Reminders: at half-time and a day before the end, at most one message a day.
view-person-settings-change = Change settings
view-person-settings-how = To change one: “inbox settings language: de”, or “inbox settings pause: 2 weeks”.

### views: the home that somebody opens, with all that concerns them

view-home-welcome = Deciding together
view-home-what = I help a group to decide together: everybody is asked, and an objection is a reason to look again.
view-home-begin = To begin, write “!circle create Garden” in the channel where your group talks.
view-home-join = Or ask to join a circle that is here already:
view-home-running = Under way, not waiting for you
view-home-roles = Your circles and roles
view-home-begin-something = Begin something
view-home-consent-propose = Make a proposal
view-home-consent-quick = Propose a small thing
view-home-inbox-settings = My settings
view-home-round-start = Call a round
view-home-election-start = Start an election
view-home-elsewhere = All else: “!circle help”.
view-home-more-waits =
    { $count ->
        [one] And one more waits: “!inbox”, when you have answered these.
       *[other] And { $count } more wait: “!inbox”, when you have answered these.
    }
view-home-more-running =
    { $count ->
        [one] And one more: “!circle show”.
       *[other] And { $count } more: “!circle show”.
    }
view-home-more-agreements =
    { $count ->
        [one] And one more: “!decisions list”.
       *[other] And { $count } more: “!decisions list”.
    }
view-home-more-circles =
    { $count ->
        [one] And one more: “!circle list”.
       *[other] And { $count } more: “!circle list”.
    }
view-answered =
    { $answered ->
        [one] { $answered } of { $asked } has answered
       *[other] { $answered } of { $asked } have answered
    }
view-whose-move = It is the move of { $people }
view-own-circle = { $circle }: { $roles }
view-own-role = { $role }
view-own-role-until = { $role } (until { DAY($day) })
view-own-role-expired = { $role } (the term ended on { DAY($day) })

### views: finding the way

welcome-title = Hello, I am Circlekeeper
welcome-what = With me groups decide together by consent, hold talking rounds, and elect people into roles, right here. I never decide anything: I keep track of whose move it is, until when, and what was agreed.
welcome-then = Then decide something small: “!consent quick”.
welcome-more = “!circle help” says what you can do, anywhere.

view-help-title = What you can do here
view-help-no-circle = There is no circle here yet. A circle is a group with an aim that decides together:
view-help-circles = Here meets: { $circles }.
view-help-private = Here you and I talk alone. What you answer here, nobody else reads before it is time.
view-help-facilitator = If you facilitate:
view-help-example = For example: { $example }
view-help-form = “!circle create” opens a form: the name, what the circle is for, and who is in it. You can add others later.
view-help-all = All commands:
view-choose = Several are open here. Which one do you mean?
view-choose-example = Or write it again with its number: { $example }

### commands: what is answered to an act

refused-internal = Something went wrong on my side, and nothing was changed. Please try again; if it happens again, tell whoever runs this bot.
refused-unknown-verb = I don't know “{ $verb }”. “!circle help” shows what can be done here.
refused-unknown-button = This button is from a time that is over. Please use the newest card.
refused-title-empty = A title is missing: put it on the first line, behind the command.
refused-title-empty-example =
    { refused-title-empty }
    For example: { $example }
refused-name-too-long = That has { $length } characters; { $most } are the most. Say it in fewer.
refused-title-too-long = The title has { $length } characters; { $most } are the most. Put the rest on the lines below, as the text.
refused-text-missing = The words are missing. Write them behind the command or on the lines below it.
refused-text-missing-example =
    { refused-text-missing }
    For example: { $example }
refused-text-too-long = The text has { $length } characters; { $most } are the most. Shorten it, or put the rest into a document and add the link.
refused-same-text = That is the text as it stands now. Send the changed text.
refused-choice = “{ $given }” isn't possible for “{ $option }”. Possible are: { $choices }.
refused-number = “{ $given }” isn't a number. Write it like #12.
refused-unknown-number = There is no #{ $number } of that kind here. “!inbox” shows what is open.
refused-nothing-open = Nothing is open here that this could be meant for. Name it by its number, like #12.
refused-one-person = Please name one person for “{ $option }”: by a mention, their id, or their name.
refused-one-person-example =
    { refused-one-person }
    For example: { $example }
refused-nobody-named = Please say who: by mentions, ids or names, or “here” for everyone in this place.
refused-nobody-named-example =
    { refused-nobody-named }
    For example: { $example }
refused-unknown-person = I don't know anybody called “{ $name }” here. Mention the person, or use their full id.
refused-name-of-several = Several people are called “{ $name }”. Mention the person, or use their full id.

## circles

refused-create-in-private = A circle needs a place where it meets. Write this in the room or channel of the circle.
refused-admins-create = Here only admins of this place create circles. Ask one of them.
refused-circle-name-taken = There is a circle called “{ $name }” already. Choose another name.
refused-aim-missing = What is the circle there for? Add a line such as “aim: vegetables for forty households”.
refused-no-circle-here = No circle meets in this place. “!circle list” shows all circles; name one with “circle: NAME”, or make one with “!circle create”.
refused-which-circle = Several circles are possible: { $circles }. Add a line “circle: NAME”.
refused-unknown-circle = There is no circle called “{ $name }” here. “!circle list” shows all of them.
refused-circle-missing = To which circle? Add a line “circle: NAME”.
refused-circle-missing-example =
    { refused-circle-missing }
    For example: { $example }
refused-remove-yourself = To go yourself, use “!circle leave”.
refused-away-until = Until when? For example “!circle away until: 14 august”.
refused-role-missing = Which role? For example “!circle role secretary”, and on the next lines “member: @ben” and “term: 6 months”. Without a member the role is cleared.
refused-term-without-member = Whose term? Add a line “member: NAME”.
refused-settings-lines = This decision is about settings, so its text needs a line for each that changes, such as “silence: lapse”. Settings that the circle decides: { $settings }.
refused-fix-changes-settings = That changes a setting, and so the meaning. “consent amend” makes it a new text.
refused-setting-number = “{ $given }” isn't a number that fits “{ $option }”.
refused-setting-days = “{ $option }” is counted in days, weeks, months or years, such as “6 months”; “{ $given }” isn't.
refused-setting-too-long = That is too long for “{ $option }”: { $longest } is the most.
told-answer-in = Your answer is in. Until the step ends you can change it in the same way.
told-as-before = It is so already, and nothing was changed.
told-settings-changed = Done: the settings of { $circle } are changed.
told-away = You are on leave in { $circle } until { $until }. You'll be informed, and nobody waits for you. “!circle back” ends it sooner.
told-back = Welcome back in { $circle }.

## proposals

refused-live-has-no-deadline = A live decision has no deadline. Leave out either “mode: live” or the deadline.
refused-deadline-too-soon = { $tried } is too soon: each step gets at least { $minimum } here, so that nobody is left out. The earliest possible is { $earliest }.
refused-date-too-soon = “{ $option }” would be { $tried }, before it can be decided ({ $end }). Name a later day.
refused-agreement-number = Which agreement? Name it by its number, like #12; “!decisions list” shows all.
refused-unknown-agreement = There is no agreement #{ $number } here. “!decisions list” shows all.
refused-agreement-elsewhere = Agreement #{ $number } belongs to { $circle }; only that circle can replace it.
refused-agreement-over = Agreement #{ $number } is no longer in force, so there is nothing to change.
refused-search-empty = Which words shall I look for? For example “!decisions search shredder”.
told-three-dates = #{ $number } is on the table: questions until { $questions }, reactions until { $reactions }, consent until { $consent }. You can take it back freely until the reactions close.
told-decision-opened = That is for the circle to decide: #{ $number } is open.
decision-removal-title = { $name } leaves { $circle }
decision-removal-text = { $name } no longer belongs to the circle { $circle }.
decision-settings-title = Settings of { $circle }
decision-settings-text = We change our settings:
    { $lines }
decision-closing-title = { $circle } ends
decision-closing-text =
    { $parent ->
        [none] The circle { $circle } ends. Its agreements stay on record.
       *[other] The circle { $circle } ends. Its agreements stay on record, and its domain returns to the circle { $parent }.
    }
decision-review-title = Review of #{ $number }: { $title }
decision-drop-title = Drop #{ $number }: { $title }
decision-drop-text = The agreement #{ $number } “{ $title }” no longer holds.

## answers

refused-late-objection-words = #{ $number } is decided already, and the decision stands. Your objection still goes on the record: write it behind the command.
told-late-objection = Thank you. The decision #{ $number } stands; your objection is on the record, and the circle is offered an earlier review.
ask-for-words-object = Your objection to #{ $number } “{ $title }” is noted, and nothing is decided over it. What harm do you see for the aim, or what would you need? Write it here in your own words; your next message counts. It needn't be perfect.
ask-for-words-input = What harm do you see in #{ $number } “{ $title }”? Write it here in your own words; your next message counts. It stands on the card as input for the circle, and doesn't stop the decision. { $why }
ask-for-words-concern = Your concern about #{ $number } “{ $title }” is noted; it doesn't block. What should be kept in mind? Write it here; your next message counts.
ask-for-words-ask = What would you like to ask about #{ $number } “{ $title }”? Write it here; your next message counts as the question.
told-words-object = Thank you. Your objection to #{ $number } “{ $title }” is held in these words, and is opened when the round is finished.
told-words-object-opened = Thank you. The circle reads it now, in your words: your objection to #{ $number } “{ $title }”. You need do nothing more; you'll hear when there is a new text. If it is met before, you can say so here.
told-objection-resolved = Thank you. Your objection to #{ $number } “{ $title }” holds nothing up any more.
told-objection-resolved-answer = Thank you. Your objection to #{ $number } “{ $title }” holds nothing up any more; your answer to the text as it is now is still missing.
told-words-concern = Thank you. Your concern about #{ $number } “{ $title }” is noted in these words.
told-words-ask = Thank you. Your question about #{ $number } “{ $title }” is asked.
told-words-for-which = These words could be what I asked you for, or a nomination in #{ $number } “{ $title }”, so I have kept nothing of them. Reply to the message that they answer, or begin with a command; a nomination is “election nominate #{ $number }”, the name, and your reason.
told-words-for-what = I don't know what these words are for. “inbox” shows what waits for you; press an answer there, or begin with a command.
near-miss-questions = Your { $mark } under #{ $number } “{ $title }” isn't an answer yet. No questions is ✅; a question is ❓.
near-miss-reactions = Your { $mark } under #{ $number } “{ $title }” isn't an answer yet. Nothing to add is ✅; or write what you think, with “!consent react”.
near-miss-consent = Your { $mark } under #{ $number } “{ $title }” isn't an answer yet. Consent is 👍; an objection is ✋.
which-answer = While I was away a { $mark } of yours appeared under #{ $number } “{ $title }”, beside another answer. The earlier one stands. If you mean the new one, please answer again.

### courier: what is said where a private message can't be delivered

private-unreachable = { $person }, something waits for you, and I can't reach you privately. Write to me directly, once, and I can.

## Talking rounds

label-again = Again
verb-round-start = start a talking round: everybody is heard, one after the other
verb-round-say = say your part in a round
verb-round-pass = you were asked and have nothing to say this time
verb-round-later = you speak at the end of the round
verb-round-done = your turn is over
verb-round-next = begin, or call the next (facilitator)
verb-round-close = close the round; whoever wasn't heard is named (facilitator)
verb-round-again = a second round on the same topic
verb-round-join = you are here (live rounds)
verb-round-extend = more time for those who weren't heard
verb-round-meeting = take the round to a meeting
verb-round-details = everything that was said in a round, and all you can do
option-kind = check-in, questions, reactions, ideas, evaluation, check-out or open
option-order = fair (who spoke least of late comes first), random or list
phase-gathering = who is here?
phase-open = round open

view-round-title = Round #{ $number }: { $title }
view-round-prompt-check-in = Check-in: how are you here today? Everybody says a word; nobody answers or advises.
view-round-prompt-questions = What do you need to know to understand this? Only questions now; answers come afterwards, opinions later.
view-round-prompt-reactions = What do you think of it? About five sentences each; nobody replies to another’s.
view-round-prompt-ideas = Which ideas do you have? Each one counts, and they may contradict each other.
view-round-prompt-evaluation = What went well, and what would you do differently?
view-round-prompt-check-out = How do you leave? A word on what we did, on how we worked, and on how we were with each other.
view-round-prompt-open = What do you want to say about this?
view-round-prompt-happening = What is happening? What is this about for you, and what do you need?
view-round-pass-freely = Nothing to say? Pass: that is an answer too.
view-round-every-voice = It is good to hear everyone: a single sentence is enough. If you would rather not, pass.
view-round-forgets = I forget what is said here when the round closes, and keep only who was heard.
view-round-forgotten = What was said isn't kept.
view-round-once-more = Once more at the end: { $people }.
view-round-about = It was called for #{ $number }.
view-round-who-is-here = Who is here? Whoever says so is called. { $facilitator } begins with Next once everybody has come; after three minutes, anybody here can. Who comes later speaks at the end.
view-round-speaking = Speaking: { $people }, about { $length }.
view-round-speaking-together = Speaking now, whoever is ready: { $people }.
view-round-time-over = The time is over: come to an end when it suits you.
view-round-next = Then: { $people }.
view-round-heard = Heard: { $people }.
view-round-passed =
    { $count ->
        [one] { $people } passed.
       *[other] { $people } passed.
    }
view-round-how-live = On your turn, write in this thread, or as a reply to the line that calls you; it is over when you say Done or write no more. You may also speak aloud and say Done.
view-round-how-live-named = On your turn, use Say or “round say”, or reply to the line that calls you so that the reply pings me; it is over when you say Done or write no more. Without a ping I can't read it. You may also speak aloud and say Done.
view-round-held-live = Not heard yet: { $people }. They can still speak now, or pass. { $facilitator } calls them once more with Next, or closes the round; after three minutes of silence, anybody can.
view-round-absent =
    { $count ->
        [one] Not here: { $people }.
       *[other] Not here: { $people }.
    }
view-round-until = Heard so far: { $heard } of { $asked }. Open until { $until }; the round closes when all are heard. If somebody is missing then, { $facilitator } gives more time or closes it.
view-round-held = Heard so far: { $heard } of { $asked }; the time is over. { $facilitator } gives more time or closes the round, and after a day anybody can; until then everybody can still speak.
view-round-blind = Nobody sees what the others said until all are heard, or the round closes.
view-round-still-asked = Still to be heard: { $people }.
view-round-how = Everybody speaks once: with Say, or by writing in this thread. To change it, Say it again; what you write in the thread later is added.
view-round-how-named = Everybody speaks once: with Say or “round say”, or with a reply to this card that pings me. Other words in the thread don't reach me. To change it, Say it again; what you reply later is added.
view-round-how-blind = Speak with Say, or privately to me: “round say #{ $number } …”. Saying it again replaces it.
view-round-how-form = Speak with Say or “round say”: only you see the form and what you write. Saying it again replaces it.
view-round-ended-complete = Everybody was heard. The round ended on { DAY($at) }.
view-round-ended-closed-with-gaps = The round was closed on { DAY($at) } before everybody was heard.
view-round-ended-to-meeting = The round goes on in a meeting, since { $at }.
view-round-unheard = Not heard: { $people }.
view-round-said-late = { $person }, late
view-round-late = { $person } spoke afterwards.
view-round-spoke = (not in writing)
view-round-more =
    { $count ->
        [one] … and { $count } more: “round details #{ $number }” has all of it.
       *[other] … and { $count } more: “round details #{ $number }” has all of it.
    }
view-round-cut = Much was said: “round details #{ $number }” has every word.
view-round-pointer = Round #{ $number } ({ $title }) goes on under the newest card.
view-round-pointer-closed = Round #{ $number } ({ $title }) is over. The newest card has what was said.
view-waits-round-begin = Begin the round when everybody has come.
view-waits-round-turn = It is your turn.
view-waits-round-say = You are asked to speak, until { $until }.
view-waits-round-say-untimed = You are asked to speak.
view-waits-round-held = Not heard: { $people }. Give more time, or close the round.
view-waits-round-held-live = Not heard yet: { $people }. Call them once more with Next, or close the round.

round-called-next = { $person }, it is your turn (round #{ $number }, { $title }). Answer this line; Done when you are through. Then { $next }.
round-called-last = { $person }, it is your turn (round #{ $number }, { $title }). Answer this line; Done when you are through.
round-called-together = { $people }: now, whoever is ready (round #{ $number }, { $title }). Answer this line.
round-called-again = { $people }, it is your turn once more, if you are ready (round #{ $number }, { $title }). Answer this line, or pass.
view-round-called-named = A reply counts if it pings me, as replies do until you turn that off; Say and “round say” count too.
round-held = The time of round #{ $number } ({ $title }) is over. Not heard: { $people }. Give more time, or close it; the record then names them.
round-held-live = Round #{ $number } ({ $title }) has come to its end. Not heard yet: { $people }. Call them once more, or close it; the record then names them.
round-nobody-began = Round #{ $number } ({ $title }): nobody has begun it for a day, so it has ended, and nobody was heard. When you are together, “round start” begins another.
round-outage = I couldn't be reached for a while. Round #{ $number } ({ $title }) is open until { $until } instead.
round-yours = You facilitate round #{ $number } ({ $title }) from now on.

told-round-opened = Round #{ $number } is open in the circle's place.
told-round-all-asked = Everybody is asked at the same time in this round: say your part whenever it suits you.
told-round-at-the-end = You are in: you speak at the end of the round.
told-round-say-at-the-end = You are in: you speak at the end of the round, when you are called. Keep your words until then; they aren’t noted yet.
told-round-aside = #{ $number } { $title }: your answer stands as it was. What you write in the thread from now on is talk among you. To add to your answer or change it, say it anew: “round say #{ $number }” and all your words.
told-round-late = The round was over; what you said is appended, marked late.
told-round-late-unkept = The round was over; the record says that you spoke afterwards. Words of a check-in aren't kept.
told-round-go-on = What you said is on the card of round #{ $number }. It is still your turn: say more, or Done.
told-round-said = Thank you. What you said stands on the card of round #{ $number }, where the circle sees it.
told-round-sealed = Thank you. What you said in round #{ $number } is in; nobody sees it until all are heard. Saying it again replaces it.
told-round-blind = This round is blind: what you write among others doesn't count. Say it privately to me with “round say …”.
told-round-openly = That counts. In a blind round, better say it privately to me: others have seen it now.
told-round-close-unheard = Not heard yet: { $people }. To close all the same: Close once more, or “round close #{ $number }”. The record will name them.
refused-round-outside = This round is for the members of { $circle }. “circle join” is the way in.
refused-round-not-begun = The round hasn't begun. Say that you are here with 🙋; the facilitator begins it with Next.
refused-round-heard = You were heard in this round. “round again” opens a second one when it is over.
refused-not-your-turn = It is the turn of { $people }. You are called when it is yours; keep your words until then.
refused-later-once = You are at the end of the round already: speak, or pass.
refused-round-closed = This round is over. “round again” opens another; a word of yours is still appended with “round say”.
refused-round-join-first = You weren't there when the round began. Say 🙋 or “round join”, and you speak at its end.
refused-round-no-turns = In this round there are no turns: everybody speaks whenever it suits them. “round close” ends it.
refused-round-nobody = Everybody in { $circle } is on leave, so there is nobody to ask. “circle back” ends a leave.
refused-live-round-has-no-deadline = A live round has no deadline: it is over when everybody was heard. Leave out either “mode: live” or the deadline.
refused-round-alone = Nobody else is here yet. As soon as one more says 🙋, you can begin.
refused-only-round-facilitator = { $person } leads this round. If { $person } is silent for some time, anybody can go on.
refused-round-still-open = Round #{ $number } is still open. Close it first; then a second one can begin.
verb-consent-call-a-round = hear everybody before the text is changed again
round-what-is-happening = What is happening with #{ $number }?
refused-no-round-now = A round is called while an objection is being worked in. At any other time: “round start”.

## Elections

verb-election-start = start an election for a role, or for several one after the other
verb-election-nominate = name somebody for the role, privately, with your reason; again: somebody else instead
verb-election-keep = stay with your nomination, having heard the others
verb-election-change = name somebody else, having heard the others
verb-election-candidate = put one of those named forward, with the reasons (facilitator)
verb-election-consent = it is good enough for now and safe enough to try
verb-election-object = say what harm you see for the aim; nobody is elected until it is worked in
verb-election-decline = you don't take the role; no reason is needed
verb-election-extend = more time, once per person and step
verb-election-advance = go on to the next step (facilitator)
verb-election-meeting = take the election to a meeting
verb-election-takeover = facilitate this election, if its facilitator is silent
verb-election-handover = let somebody else facilitate this election
verb-election-nobody = end it: nobody suits, and this comes next (facilitator)
verb-election-withdraw = take an election back before the nominations are opened
verb-election-present = you are here (live elections)
verb-election-amend = work an objection in: other words, or another term
verb-election-opt-out = not on this one: you are informed, nobody waits for you
verb-election-integrated = say that your objection is met
verb-election-withdraw-objection = take your objection back
verb-election-carry = carry on the objection of somebody who left
verb-election-nobody-carries = say that nobody carries it on (facilitator)
verb-election-ask-too = ask somebody who joined meanwhile (facilitator)
verb-election-inform-only = leave it at informing somebody who joined meanwhile (facilitator)
verb-election-call-a-round = hear everybody before somebody else is put forward
verb-election-reopen = your yes decided, and it was a mistake
verb-election-details = everything about an election, and all you can do
option-description = what the role is for
option-qualifications = what the role takes
label-nobody = Nobody for now
label-elect = Start an election
phase-role = the role
phase-nominations = nominations
phase-change = change round
phase-candidate = a candidate is sought
outcome-elected = elected
outcome-nobody = nobody was elected

election-title = Election ({ $role })
election-role-description = What it is for: { $words }
election-role-qualifications = What it takes: { $words }
election-description-facilitator = leads the circle through its meetings and decisions: everybody is heard, and nothing is decided over an objection.
election-qualifications-facilitator = listens to everybody alike, keeps to the process, has an eye on the time, and can hold back their own opinion.
election-description-secretary = keeps the record, the dates and the agreements, and sees to it that everybody finds them.
election-qualifications-secretary = writes clearly, is reliable, knows the agreements or gets to know them, and thinks of what falls due.
election-description-leader = keeps the whole in view: that the circle does what it is for, and that nothing is left lying.
election-qualifications-leader = has an overview, speaks with everybody, brings tasks and people together, and carries information from the parent circle.
election-description-delegate = carries the circle's view into the parent circle, and belongs to both.
election-qualifications-delegate = understands what moves the circle, speaks up for it, decides by their own judgement, and reports back.
election-description-any = does for the circle what belongs to the role of { $role }.
election-qualifications-any = has the time, the knowledge or the wish to learn it, and the trust of the circle.

election-nominate = { $title } (#{ $number }): whom do you see in this role, and why? Name one person, yourself included; with the reason in view of what the role takes. Reply here with the name and your reason. Nobody sees it before all are in.
election-nominate-again = { $title } (#{ $number }): your nomination can't be opened any more, I am sorry. Please send it once more: reply here with the name and your reason.
election-nominate-missing = { $title } (#{ $number }): the nominations are to be opened, and yours is missing. It still counts: reply here with the name and your reason.
election-nominations-held = { $title } (#{ $number }): the nominations are to be opened, and not all are in: { $people }. I have asked once more. Give more time, or open those that are in with Advance; the record then says whose are missing.
election-you-are-nominated = { $title } (#{ $number }): you were named yourself. Would you let somebody else lead this step? Then nobody needs to wonder, you least of all.
election-you-facilitate-named = { $title } (#{ $number }): you facilitate it from now on, and you were named yourself. If there is somebody who wasn't, you can hand this step on.
election-candidate-now = { $title } (#{ $number }): it is your move. Put one of those named forward, with the reasons; what counts is how well they fit what the role takes, not how many there were.
election-candidate-now-named = { $title } (#{ $number }): it is your move, and you were named yourself. Would you let somebody else lead this step? Otherwise put one of those named forward, with the reasons; what counts is how well they fit what the role takes, not how many there were.
election-candidate-next = { $title } (#{ $number }): the role is still open. Put the next one forward from the same nominations, or say what comes next if nobody suits.
election-nobody-left = { $title } (#{ $number }): nobody of those named is left to ask, and that is an answer too. What comes next: other ways to fill the role, another form of it, somebody from outside, or a later date? Say it, and the election ends with it; or take it to a meeting.
election-you-are-put-forward = { $title } (#{ $number }): you are put forward. The others are asked first, and you last: only your own yes gives you the role. If you know already that you don't want it, say Decline; nobody asks why.
election-your-turn = { $title } (#{ $number }): the others consent, and now it is yours to say. Take the time you need. Consent; or object and say what would make it possible, such as a shorter term or support; or decline, without a reason.
election-still-yours = { $title } (#{ $number }): the role is still open to you, and nobody answers in your place. There is no hurry; a no is as welcome as a yes, and needs no reason.
election-is-it-met = { $title } (#{ $number }): there is a new text, meant to meet what you said. The others are asked about it first, and then you, last again; you need do nothing now. { $before } { $after }
election-nominee-silent = { $title } (#{ $number }): the person put forward hasn't answered yet. A talk may help more than another message; what they need is theirs to say. If it can't wait, put the next one forward from the same nominations, say what comes next instead, or take it to a meeting.
election-stuck-candidate = { $title } (#{ $number }): answers have been missing for two weeks. It is your move: talk with those you miss; put the next one forward from the same nominations, say what comes next instead, or take it to a meeting.
election-stuck-role = { $title } (#{ $number }): answers have been missing for two weeks. It is your move: talk with those you miss, take it to a meeting, or take the election back.
election-you-are-elected = { $title } (#{ $number }): the role is yours. Thank you! A mistake? Say so within 10 minutes and it reopens.

told-election-opened = Election #{ $number } is open in the circle's place.
told-nominated = Your nomination in #{ $number } is in, sealed. Sending another replaces it.
told-nominated-last = Your nomination in #{ $number } was the last. Now all of them are open, with their reasons, on the card in the circle's place.
told-nominated-anew = Your new nomination in #{ $number } is in, and stands instead of the former one.
told-nomination-changed = Your nomination in #{ $number } is changed.
told-declined = Thank you for saying so. You are not asked about the role in #{ $number } any more, and nobody needs to know why.
told-election-reopened = Election #{ $number } is open again, and your yes no longer counts. Answer anew when you are ready.
told-words-change = Your nomination in #{ $number } “{ $title }” is changed.
ask-for-words-change = { $title } (#{ $number }): whom do you name now, and why? Reply here with the name and your reason.
near-miss-election-consent = Your { $mark } under #{ $number } “{ $title }” isn't an answer yet. Consent is 👍; an objection about a person is given privately, with “election object”.
raised-hand-election = Your ✋ under #{ $number } “{ $title }” isn't an objection yet: in an election it is said in words, never by a mark. Which harm do you see for our aim? Tell me here, with “election object #{ $number }” and your words. What you have answered so far stays as it is.

refused-openly-nominate = Nominations are sealed: what was written among others doesn't count, and I have taken it away where I could; if you still see it, please delete it. Write to me privately: “election nominate”, the name, and your reason.
refused-nominee-unclear = I couldn't tell whom you name in #{ $number }. Begin with the person as they are called here, a member of the circle, and then say why: “election nominate #{ $number } name reason”.
refused-nomination-reason = A nomination in #{ $number } has a reason: what do you see in this person for this role? Write the name and then the reason.
refused-no-nominations-now = In #{ $number } nobody is asked for nominations now. “election details #{ $number }” shows where it stands.
refused-no-change-now = In #{ $number } there is no change round now, or you aren't asked in it. “election details #{ $number }” shows where it stands.
refused-no-decision-now = In #{ $number } nobody is asked for consent now. “election details #{ $number }” shows where it stands.
refused-no-candidate-now = In #{ $number } nobody can be put forward now: first come the nominations and the change round, and whoever is put forward is asked about to the end.
refused-election-not-there = In this step those are asked who are there. You are here? Say Join or “election present” first.
refused-no-nominations-in = Nobody has named anybody yet, so there is nothing to open. Give more time, or take it to a meeting.
refused-advance-nominations =
    { $count ->
        [one] One nomination is missing. It has time until { $until }; after that you can open the others.
       *[other] { $count } nominations are missing. They have time until { $until }; after that you can open the others.
    }
refused-advance-candidate = Next in #{ $number } is a person, not a step: put somebody forward with “election candidate”, or end it with “election nobody” and what comes next.
refused-not-nominated = { $person } wasn't named in this election. Put one of those forward who were, or end it with “election nobody” and what comes next.
refused-has-declined = { $person } has declined, and isn't asked again. Put somebody else forward.
refused-candidate-already = { $person } is put forward already.
refused-you-are-asked-last = You are put forward yourself: the others are asked first, and you last. If you know already that you don't want the role, decline.
refused-decline-instead = This is about you, so nobody can go on without your answer. If you don't want the role, decline; nobody asks why.
refused-not-put-forward = You aren't put forward in #{ $number }, so there is nothing to decline.
refused-only-starter-withdraws = Only { $person }, who started it, or whoever facilitates can take this election back.
refused-election-is-the-circles = The nominations in #{ $number } have been opened, so it belongs to the circle now. It can end with “election nobody”, or in a meeting.
refused-election-closed = Election #{ $number } has ended. “election start” begins another.
refused-role-up-again = Election #{ $number } stays closed: its role is up for election again, in #{ $next }. What has changed for you belongs there.
refused-nobody-next-step = Say what comes next: an outside search, another form of the role, or when you look at it again.
refused-too-many-roles = At most { $most } roles can be filled one after the other. Name the others afterwards.
refused-roles-one-text = Description and qualifications are those of one role. Start this one by itself, or leave them out: each role then has its own.

view-election-title = #{ $number } { $title }
view-election-role = The role: { $role }
view-election-term = Its term: { $term }.
view-election-term-until = until { DAY($day) }
view-election-following = After it: { $roles }.
view-election-gathering = Who is here? Those who are here name somebody now, and whoever comes while they do; the others are asked when it comes to consent. It begins when everybody is here, or when { $facilitator } begins it.
view-election-nominate = Nominations: whom do you see as { $role }, and why? Everybody names one person, themselves included.
view-election-in = { $count } of { $asked } { $count ->
        [one] is
       *[other] are
    } in, until { $until }. When all are in, all nominations appear at once; if somebody is missing then, nothing is opened before the facilitator says so, and the record names who wasn't heard.
view-election-in-held = { $count } of { $asked } { $count ->
        [one] is
       *[other] are
    } in, and the time is over. { $facilitator } gives more time, or opens those that are in; the record then names who is missing.
view-election-in-held-live = { $count } of { $asked } { $count ->
        [one] is
       *[other] are
    } in; whoever is missing was asked once more. { $facilitator } opens those that are in with Advance; the record then names who is missing.
view-election-in-live = { $count } of { $asked } { $count ->
        [one] is
       *[other] are
    } in. When all are in, all nominations appear at once.
view-election-how = Not here, but privately to me: “election nominate #{ $number }”, the name, and your reason. What is named among others doesn't count. Nobody sees a nomination before all are in, neither those who facilitate nor those who administer this place.
view-election-how-form = With Nominate, or in a private message to me: the name, and your reason. Only you see what you send; nobody sees a nomination before all are in, neither those who facilitate nor those who administer this place.
view-election-not-there = Not there: { $people }. Whoever comes says Join, and is asked too.
view-election-missing = Not in when the nominations were opened: { $people }.
view-election-change = The nominations are open. Who was moved by what they read? To keep yours is as good as to change it.
view-election-change-until = { $answered } of { $asked } have answered, until { $until }. Then, or when all have answered, the facilitator puts somebody forward; who hasn't answered keeps theirs.
view-election-change-live = { $answered } of { $asked } have answered. When all have, the facilitator puts somebody forward.
view-election-candidate = It is the move of { $facilitator }: to put one of those named forward, with the reasons. What counts is how well they fit what the role takes, not how many there were. There is no deadline; if nothing moves, I remind { $facilitator }, and anybody can take over or take it to a meeting.
view-election-nobody-left = Nobody of those named is left to ask. It is the move of { $facilitator }: to say what comes next (other ways to fill the role, another form of it, somebody from outside, or a later date), with which the election ends. There is no deadline; anybody can take over or take it to a meeting.
view-election-facilitated = Facilitated by { $facilitator }.
view-election-would-be = With your consent, this is the role of { $role } from now on. Its term: { $term }.
view-election-would-fill = With your consent, and in the end with their own, { $person } takes on the role of { $role }. Term: { $term }.
view-election-term-changed = The term is new: { $term }, instead of { $former }.
view-election-elected = { $person } is { $role }: elected by consent on { DAY($at) }, until { DAY($day) }.
view-election-because = Why
view-election-agreed = What was agreed on with it
view-election-ended-nobody = Nobody was elected as { $role }. It ended on { DAY($at) }.
view-election-ended-withdrawn = The election of { $role } was taken back on { DAY($at) }; nominations were not opened.
view-election-ended-to-meeting = The election of { $role } goes on in a meeting, since { $at }.
view-election-next-step = What comes next
view-election-pointer-gathering = #{ $number } { $title } has begun. { $next }
view-election-pointer-role = #{ $number } { $title }: the text of the role was asked about. { $next }
view-election-pointer-nominations = #{ $number } { $title }: nominations are over. { $next }
view-election-pointer-change = #{ $number } { $title }: the change round is over. { $next }
view-election-pointer-candidate = #{ $number } { $title }: somebody was to be put forward. { $next }
view-election-pointer-consent = #{ $number } { $title }: consent was asked for. { $next }
view-election-pointer-integration = #{ $number } { $title }: what didn't fit was looked at. { $next }
view-election-pointer-outcome = #{ $number } { $title } is open again. { $next }
view-election-next-open = It goes on under the newest card.
view-election-next-closed = It has ended; the newest card says how.
view-heading-nominations = Nominations
view-nomination = { $person } names { $nominee }
view-nomination-changed = { $person } now names { $nominee }; at first it was { $former }
view-nominations-more =
    { $count ->
        [one] … and one more: “election details #{ $number }” has all of them.
       *[other] … and { $count } more: “election details #{ $number }” has all of them.
    }
view-candidate-declined = { $person } was asked, and isn't available. Thank you for saying so.
view-candidate-set-aside = { $person } was put forward before; the circle looks further.
view-candidate-left = { $person } was put forward, and has left the circle.
view-lead-role = First the role: is this what we need, good enough for now, and safe enough to try? If you see harm for our aim, object: that helps to make it better.
view-lead-role-anew = There is a new text of the role: is it good enough for now, and safe enough to try? Answers to the former one don't count here.
view-lead-role-integration = Everybody has been asked, and something about the role doesn't fit yet. An objection belongs to us all: how can the text take it in?
view-lead-filling = Somebody is put forward. Is it good enough for now, and safe enough to try, with this person in this role for this term? That somebody else would be better is no harm. An objection is given by the button or privately, never by a mark.
view-lead-filling-anew = It has changed: is it good enough for now, and safe enough to try, with this person in this role for this term? Answers from before don't count here.
view-lead-filling-integration = Everybody has been asked, and something doesn't fit yet. An objection belongs to us all: what would make it possible?
view-move-nominee = The others consent. Now { $person } is asked, last and alone. There is no countdown.
view-move-nominee-away = The others consent. Now { $person } is asked, last and alone, and is on leave until { DAY($until) }. This waits; there is no countdown.
view-move-stuck-role = { $answered } of { $asked } have answered, and two weeks have passed. It is { $facilitator }'s move: a talk with those who are missing, a meeting, or taking the election back. Until then nothing is decided.
view-move-stuck-filling = { $answered } of { $asked } have answered, and two weeks have passed. It is { $facilitator }'s move: a talk with those who are missing, the next person from the same nominations, or a meeting. Until then nothing is decided.
view-role-text = The role
view-role-text-revised = The role, text { $revision }
view-filling-text = Why, says { $person }
view-filling-text-revised = Why, text { $revision }, by { $person }
view-way-support = Support: training, somebody at their side, less of something else.
view-way-shared = Share the role between two.
view-way-next = Put the next person forward from the same nominations.
view-form-member = Who?
view-form-nominate = What do you see in this person for this role?
view-form-nominate-intro = One person, yourself included. Nobody sees it before all are in; sending another replaces it.
view-form-object-own = What would make it possible for you: a shorter term, support, less of something else?
view-form-object-filling-intro = About this person in this role, and what would make it possible; that somebody else would be better is no harm. { $person } and the circle will read it. If you would rather look for the words with somebody, talk with { $facilitator } first.
view-form-change = What moved you?
view-form-candidate = The reasons, from the nominations
view-form-candidate-intro = What counts is how well they fit what the role takes, not how many there were.
view-form-nobody = What comes next?
view-form-term = Another term? (optional, such as “6 months”)
view-waits-election-begin = Begin the election when everybody has come.
view-waits-election-candidate = Put somebody forward, or say what comes next.
view-waits-election-your-turn = You are put forward, and the others consent. Now it is yours to say, in your own time.
view-waits-election-nominations = Whom do you name for the role? Until { $until }.
view-waits-election-nominations-untimed = Whom do you name for the role? The others have answered or the time is over; it waits for you.
view-waits-election-change = Keep your nomination, or change it? Until { $until }; without a word from you it stays as it is.
view-waits-election-change-untimed = Keep your nomination, or change it?
view-waits-election-held = Nominations are missing. Give more time, or open those that are in.
minutes-role = Role: { $role }
minutes-nominates = names { $person }
minutes-candidate-elected = { $person } was put forward, and elected.
minutes-candidate-declined = { $person } was put forward, and isn't available.
minutes-candidate-set-aside = { $person } was put forward; then the circle looked further.
minutes-candidate-left = { $person } was put forward, and left the circle.
minutes-candidate-asked = { $person } is put forward.
view-role-name = { $role }
refused-election-runs = An election for this role is running already: #{ $number }.

play-election-starts = Somebody has to keep the keys' list, and all that the three have agreed on. Who? They don't vote: they look for reasons.
play-election-role = Secretary
play-election-qualifications = writes clearly, and is in the garden most days
play-election-term = 1 year
play-election-consents = First they agree on what the role is. Nobody has named anybody yet.
play-election-names = Now each names one person, privately. What is named lies under a seal: the bot shows how many are in, and nothing else.
play-election-reason-ana = Ben asks the questions that the rest of us forget.
play-election-reason-ben = Cleo's lists are the only ones that we find again.
play-election-reason-cleo = Ben is here every day anyway.
play-election-changes = All are in, and so all of it appears at once, with reasons. Nothing is counted. Who was moved by what they read?
play-election-moved = If you see that in me, I would like to try.
play-election-puts-forward = Ana facilitates, and puts somebody forward because of the reasons. The others are asked first.
play-election-why = He asks, he is here, and he would like to.
play-election-objection = A whole year at once is too long for something that none of us has done before. Half a year I can well imagine.
play-election-integrates = Cleo's objection makes it better: the term becomes shorter, and they are asked again.
play-election-amended = He asks, he is here, and he would like to. For half a year first; then we look again.
play-election-shorter = 6 months
play-election-asks-last = Ben is asked last, and takes his time. Only his own yes gives him the role.
play-election-elected = The role is filled, with its term. A month before that ends the bot says so, and one tap opens the next election.

web-election = Election …
web-election-role = Role
web-election-description = What it is for
web-election-qualifications = What it takes
web-election-term = Term, such as “1 year”
web-election-mode = How
web-election-mode-async = over days
web-election-mode-live = live, all at once
web-election-send = Start the election

election-objected-late = After the election, { $person } sees harm in it ({ $title }, #{ $number }): { $text } It stands. If the circle wants to look again, it can elect again, with the same role.
told-late-objection-elected = The election #{ $number } stands. What you say is on the record, and the circle can elect again.
view-election-objected-late = { $person } objected after the election
verb-election-again = another election of the same role

## Forms, where a command lacks something

form-circle-create = A new circle
form-circle-add = Bring people in
form-circle-remove = Propose that somebody leaves
form-circle-role = Assign a role
form-circle-away = On leave
form-inbox-settings = How I speak to you
form-nothing-needed = What you leave empty stays as it is.
form-round-start = A talking round
form-consent-propose = A proposal
form-consent-quick = A small proposal
form-election-start = An election
form-decisions-show = One agreement
form-decisions-search = Find agreements
form-decisions-review = Review an agreement
form-decisions-drop = End an agreement
field-aim = Aim
field-deadline = Until when
field-description = What the role is for
field-domain = What it decides alone
field-kind = What kind of round
field-member = Who
field-members = First members
field-language = Language
field-timezone = Time zone
field-quiet_hours = Quiet hours
field-pause = No reminders until
field-mode = How
field-name = Name
field-number = Agreement
field-qualifications = What the role takes
field-reason = Reason
field-review = Look at it again
field-circle = Circle
field-role = Role
field-term = Until when it holds
field-text = Text
field-title = Title
field-until = Until which day
field-words = Words to look for
choice-async = over days
choice-live = live: everyone is here now
choice-blind = over days, unseen until all are in
choice-check-in = check-in
choice-questions = questions
choice-reactions = reactions
choice-ideas = ideas
choice-evaluation = evaluation
choice-check-out = check-out
choice-open = open
choice-sofa = sofa: consent or objection
choice-s3 = s3: concerns as well
choice-ask = ask: a member lets people in
choice-closed = closed
choice-hold = hold: wait for everyone
choice-lapse = lapse: decided at the deadline
choice-together = together: shown at the end
choice-forgotten = forgotten: goes when the round closes
choice-kept = kept
choice-fair = fair: who spoke least of late comes first
choice-random = random
choice-list = list: in the order of the list of members

### all platforms: what is said where an act is answered

done = Done.
your-words = What you wrote
field-cut = Too long for this field, only its beginning is here. The whole text is on the card.
talk-in-thread = Talk about it in { $thread }
yes-sure = Yes, I am sure

### Discord: what only happens there

discord-shortened = This is too long for one message here, so it is shortened. The whole text is in the file.
discord-sure = { $label }: are you sure? To leave it, dismiss this message.
discord-sure-of-it = Are you sure? To leave it, dismiss this message.
discord-group-circle = circles: their aim, members, roles and settings
discord-group-round = talking rounds: everybody is heard
discord-group-consent = decisions by consent
discord-group-election = elections for roles
discord-group-decisions = the agreements in force
discord-menu-propose = Make a proposal
discord-menu-person = Roles and terms
discord-permissions-missing = I can't post here, so nothing was done. Somebody who manages this channel has to allow me: { $names }.
discord-welcome-first = The first step: in the channel where your group talks, enter “!circle create”. I ask for a name and an aim, and the channel becomes the home of your circle.

### Slack: what only happens there

slack-shortened = This is too long for one message here, so it is shortened. “Details” and the export have the whole.
slack-home-cut = More has no room here. “/inbox”, “/circle show” and “/decisions list” show it all.
slack-sure = Are you sure?
slack-no = No
slack-send = Send
slack-cancel = Cancel
slack-loading = One moment …
slack-choose = What do you want to do?
slack-close = Close
slack-form-lost-press = The form didn't open in time, and nothing was done. Please press “{ $label }” again.
slack-form-lost-command = The form didn't open in time, and nothing was done. Please enter it again, or all at once, like this:
slack-form-lost-shortcut = The form didn't open in time, and nothing was done. Please choose the shortcut again, or enter it as a command, like this:
slack-invite-me = I am not in this channel yet, so I can't post here. Enter “{ $command }”, then try again.
slack-only-in-channels = A circle meets in a channel; into a conversation among a few I can't be invited. Open a channel for your group, enter “{ $command }” there, then try again.
slack-welcome-first = The first step: in the channel where your group talks, enter “/invite @{ $name }”, and then “!circle create”. I ask for a name and an aim, and the channel becomes the home of your circle.
slack-welcome-home = What waits for you stands under “Home”, at the top of this conversation.
slack-installed = Circlekeeper is in { $workspace }
slack-installed-next = The next step: in Slack, in the channel where your group talks, enter “/invite @{ $name }”, and then “/circle create”.
slack-install-cancelled = It wasn't allowed in Slack, so nothing was installed.
slack-install-another = This isn't the way back from an installation that was begun in this browser, so nothing was installed.
slack-install-late = It took longer than ten minutes, so nothing was installed.
slack-install-again = What Slack allowed counts once, and it has been used or is too old.
slack-install-away = Slack can't be reached just now, so nothing was installed. Try again in a few minutes.
slack-install-refused = Slack refuses it ({ $why }), so nothing was installed. Whoever runs Circlekeeper finds more in the log.
slack-install-failed = Something went wrong, so nothing was installed. Whoever runs Circlekeeper finds more in the log.
slack-install-anew = Begin anew
