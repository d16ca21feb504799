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
verb-consent-amend = a new text; everybody is asked again
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

### options: what may stand in the lines below a command

option-about = the person it is about
option-aim = what the circle is for
option-answers = together (shown at the end) or open (shown at once)
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
option-mode = async (over days) or live (everyone is here now)
option-name = the name of the circle
option-nominations = how long nominations are open
option-number = which process or agreement: "#12"
option-parent = the circle it belongs to
option-pause = no reminders until then
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
option-term = until when it holds
option-term_reminder = how long before a term ends people are told
option-text = the text
option-timezone = the time zone: "Europe/Berlin"
option-title = a short title
option-turn = how long a turn lasts
option-until = until which day
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
circle-request-waits = The circle { $circle } was asked. Its facilitator or any two members can let you in, and I'll tell you here.
circle-request-withdrawn = You no longer ask to join the circle { $circle }.
circle-members-only = Only members of the circle { $circle } can do that. “circle join” makes you one.
circle-in-already = { $member } is a member already.
circle-no-request = { $member } hasn't asked to join, or the request has lapsed. “circle join” asks again.
circle-one-more-member = Noted. One more member is needed to let { $member } in.
circle-you-left = You left the circle { $circle }. Nobody waits for you there any more.
circle-not-a-member = You aren't a member of the circle { $circle }. “circle join” makes you one.
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
play-time = { $at }
play-begin = A story, told by the very bot that runs for real, on a database that is thrown away. Three people tend a garden: Ana, Ben and Cleo.
play-record = And this is what the record keeps:
play-end = That was the story. To be the three of them yourself: circlekeeper try

play-consent-title = A key for every household
play-consent-text = Every household gets its own key to the tool shed, so that nobody waits for whoever has one.
play-consent-deadline = 7 days
play-consent-review = 6 months
play-consent-proposes = Ana has stood before the locked shed once too often. She puts a proposal before the circle.
play-consent-asks = First, everybody makes sure that they understand it. Ben wants to know something.
play-consent-question = Who pays for forty keys?
play-consent-answer = The tool budget: forty copies cost 120 €, and there are 400 € in it.
play-consent-reacts = Nothing is unclear any more. Now each says, briefly, how the proposal sits with them.
play-consent-reaction-ana = I stood there three evenings this month, with the seedlings in the car.
play-consent-reaction-ben = It would help me, I water at six in the morning. And yet something in me hesitates.
play-consent-reaction-cleo = Yes! Keys for everybody, that feels like trust.
play-consent-consents = Now there is one question left: does anybody see harm in it for the aim? Ana and Cleo see none. Ben has found out what made him hesitate.
play-consent-objection = With forty keys about, one will get lost, and then the saw and the sprays stand open. Children play here. A garden in which somebody gets hurt is no joy to work in.
play-consent-opens = Everybody has answered, and so the objection is opened. It isn't Ben's problem: he has seen something for all of them.
play-consent-amends = Ana and Ben talk it over by the compost, and Ana writes down what they found.
play-consent-amended = { play-consent-text }
    The saw and the sprays move into a locked cupboard inside. Its key is with the four who took the first-aid course.
play-consent-again = A new text: everybody is asked again, and sees what has changed. Ben finds in it what he had been missing.
play-consent-decided = That is an agreement. It holds until they look at it again, in half a year.
play-consent-due = Half a year later. Nobody had to remember the date.

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
minutes-does-not-count = does not count any more
minutes-objection-of = Objection of { $person }: { $status }
minutes-objection-reason-pending = its reason is still awaited
minutes-objection-open = open
minutes-objection-integrated = integrated
minutes-objection-withdrawn = withdrawn
minutes-ended = Ended { $at }.
minutes-forgotten = (forgotten)
minutes-somebody = somebody
