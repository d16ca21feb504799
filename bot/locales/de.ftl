# Alles, was Circlekeeper auf Deutsch sagt. Maßgeblich ist en.ftl.
#
# Ton: schlicht, freundlich und kurz, per du. Wo es geht, ohne Geschlecht (die Moderation), sonst mit
# Doppelpunkt (Moderator:in). Befehlswörter, Schlüssel und Werte bleiben englisch: Man tippt sie ja.

### labels: what stands on buttons, and beside marks

label-consent = Konsent
label-concern = Bedenken
label-object = Einwand
label-ask = Nachfragen
label-answer = Beantworten
label-no-questions = Keine Fragen
label-give-reaction = Reagieren
label-nothing-to-add = Nichts hinzuzufügen
label-more-time = Mehr Zeit
label-amend = Ändern
label-amend-now = Jetzt ändern
label-wait = Warten
label-changes-the-meaning = Ändert den Sinn
label-integrated = Eingearbeitet
label-withdraw-objection = Einwand zurückziehen
label-not-on-this-one = Diesmal ohne mich
label-advance = Weiter
label-take-over = Übernehmen
label-hand-over = Übergeben
label-join = Dazukommen
label-let-in = Aufnehmen
label-ask-too = Auch fragen
label-inform-only = Nur informieren
label-say = Sprechen
label-pass = Passen
label-later = Später
label-done = Fertig
label-next = Nächste Person
label-close = Beenden
label-nominate = Vorschlagen
label-keep = Dabei bleiben
label-change = Umstimmen
label-put-forward = Zur Wahl stellen
label-decline = Ablehnen
label-renew = Erneuern
label-drop = Aufheben
label-earlier-review = Früher prüfen
label-meeting = Treffen
label-call-a-round = Runde einberufen
label-details = Details
label-withdraw = Zurückziehen
label-reopen = Das war ein Versehen
label-escalate = An den übergeordneten Kreis geben
label-route = An einen anderen Kreis geben
label-park = Andere Idee aufheben
label-fix = Fehler verbessern
label-carry = Ich trage ihn weiter
label-nobody-carries = Niemand trägt ihn weiter

### verbs: one line of help each

verb-circle-create = einen Kreis gründen, der hier zu Hause ist
verb-circle-show = ein Kreis: sein Ziel, seine Mitglieder, seine Rollen
verb-circle-list = alle Kreise, als Baum
verb-circle-join = Mitglied werden
verb-circle-leave = nicht mehr Mitglied sein
verb-circle-add = Menschen dazuholen (Moderation); sie erfahren davon und können gehen
verb-circle-remove = vorschlagen, dass jemand geht; der Kreis entscheidet im Konsent
verb-circle-role = eine Rolle ohne Wahl vergeben oder beenden; es wird als „bestimmt“ vermerkt
verb-circle-settings = ansehen und ändern, wie dieser Kreis arbeitet
verb-circle-close = vorschlagen, den Kreis zu schließen; seine Vereinbarungen bleiben nachlesbar
verb-circle-away = bis zu einem Tag beurlaubt: Du erfährst alles, niemand wartet auf dich
verb-circle-back = wieder da sein
verb-circle-help = was du hier gerade tun kannst
verb-consent-propose = ein Vorschlag mit allen Schritten: Fragen, Reaktionen, Konsent
verb-consent-quick = ein kleiner Vorschlag: gleich zum Konsent
verb-consent-ask = nachfragen, was im Vorschlag gemeint ist
verb-consent-answer = eine Frage beantworten (wer vorgeschlagen hat)
verb-consent-react = sagen, was du vom Vorschlag hältst
verb-consent-consent = gut genug für jetzt und sicher genug zum Ausprobieren
verb-consent-object = sagen, welchen Schaden du für das Ziel siehst; nichts ist entschieden, bis er eingearbeitet ist
verb-consent-concern = Konsent geben und etwas festhalten, worauf zu achten ist
verb-consent-amend = ein neuer Text; alle werden noch einmal gefragt
verb-consent-fix = einen Fehler verbessern, der am Sinn nichts ändert
verb-consent-advance = zum nächsten Schritt (Moderation)
verb-consent-extend = mehr Zeit, einmal je Person und Schritt
verb-consent-withdraw = deinen Vorschlag zurückziehen
verb-consent-meeting = den Vorschlag in ein Treffen mitnehmen
verb-consent-escalate = den Vorschlag dem übergeordneten Kreis geben
verb-consent-route = den Vorschlag dem Kreis geben, in dessen Bereich er fällt
verb-consent-park = einen anderen Vorschlag für danach aufheben, damit verknüpft
verb-consent-integrated = sagen, dass dein Einwand eingearbeitet ist
verb-consent-withdraw-objection = deinen Einwand zurückziehen
verb-consent-takeover = diesen Vorgang moderieren, wenn die Moderation schweigt
verb-consent-handover = jemand anderen diesen Vorgang moderieren lassen
verb-decisions-list = die Vereinbarungen, die gelten
verb-decisions-show = eine Vereinbarung mit ihrer Geschichte
verb-decisions-search = Vereinbarungen nach einem Wort finden
verb-decisions-review = eine Vereinbarung wieder ansehen: erneuern, ändern oder aufheben
verb-decisions-drop = vorschlagen, eine Vereinbarung aufzuheben
verb-inbox = was auf dich wartet, in allen Kreisen
verb-inbox-settings = deine Sprache, Zeitzone und Ruhezeiten; eine Pause
verb-circle-let-in = jemanden aufnehmen, der dazukommen möchte
verb-consent-no-questions = es ist klar; du hast keine Fragen
verb-consent-nothing-to-add = du hast es gehört und nichts hinzuzufügen
verb-consent-opt-out = diesmal ohne dich: Du wirst informiert, niemand wartet auf dich
verb-consent-changes-meaning = eine Verbesserung war mehr als ein Versehen: Sie wird eine neue Fassung
verb-consent-wait = deinen neuen Text aufheben, bis alle geantwortet haben
verb-consent-keep = einen Vorschlag weiterführen, der zurückgezogen werden soll; ab dann ist er deiner
verb-consent-carry = den Einwand von jemandem weitertragen, der gegangen ist
verb-consent-nobody-carries = sagen, dass ihn niemand weiterträgt (Moderation)
verb-consent-present = du bist da (Live-Entscheidungen)
verb-consent-ask-too = jemanden auch fragen, der inzwischen dazugekommen ist (Moderation)
verb-consent-inform-only = jemanden, der inzwischen dazugekommen ist, nur informieren (Moderation)
verb-consent-reopen = deine Antwort hat entschieden, und sie war ein Versehen
verb-consent-details = alles über eine Entscheidung, und alles, was du tun kannst

### options: what may stand in the lines below a command

option-about = die Person, um die es geht
option-aim = wofür es den Kreis gibt
option-answers = together (am Ende zu sehen) oder open (sofort zu sehen)
option-check_ins = forgotten (was in einer Check-in-Runde gesagt wird, vergeht mit ihrem Ende) oder kept
option-change = wie lange die Umstimmrunde einer Wahl dauert
option-circle = welcher Kreis
option-consent = wie lange man im Konsentschritt antworten kann
option-deadline = bis wann: „3 Tage“, „Freitag 18:00“, „2026-12-01 18:00“
option-domain = was der Kreis allein entscheidet
option-joining = open, ask (ein Mitglied nimmt auf) oder closed
option-language = die Sprache: „en“, „de“
option-member = wer: eine Erwähnung oder ein Name
option-members = die ersten Mitglieder, oder „here“ für alle hier
option-minimum_answers = wie viele antworten müssen, bevor Schweigen zählen darf
option-minimum_window = kein Schritt ist kürzer als das
option-mode = async (über Tage) oder live (alle sind gerade da); eine Runde auch blind (verdeckt)
option-name = der Name des Kreises
option-nominations = wie lange man Menschen für eine Wahl vorschlagen kann
option-number = welcher Vorgang, welche Vereinbarung: „#12“
option-parent = der Kreis, zu dem er gehört
option-pause = bis dahin keine Erinnerungen: „2 Wochen“, oder „none“
option-profile = sofa (Konsent oder Einwand) oder s3 (auch Bedenken)
option-questions = wie lange Zeit für Fragen ist
option-quiet_hours = wann niemand gestört wird: „21:00-08:00“, oder „none“
option-reactions = wie lange Zeit für Reaktionen ist
option-reason = warum
option-reminders = wann erinnert wird: „half, 24 hours“, oder „none“
option-replaces = die Vereinbarung, die damit ersetzt wird: „#12“
option-review = wann wir es wieder ansehen: „6 Monate“, „1. März“
option-role = Leitung, Moderation, Protokoll, Delegation oder etwas anderes
option-silence = hold (auf alle warten) oder lapse (zur Frist entschieden)
option-term = bis wann es gilt: „6 Monate“, „1 Jahr“
option-term_reminder = wie lange vor dem Ende einer Amtszeit erinnert wird
option-text = der Text
option-timezone = die Zeitzone: „Europe/Berlin“
option-title = ein kurzer Titel
option-turn = wie lange man an der Reihe ist
option-until = bis zu welchem Tag: „2 Wochen“, „14. August“
option-words = Wörter, nach denen gesucht wird

### phases of a process

phase-questions = Fragen
phase-reactions = Reaktionen
phase-consent = Konsent
phase-integration = Einwände einarbeiten
phase-closed = abgeschlossen

### outcomes of a process

outcome-adopted = angenommen
outcome-withdrawn = zurückgezogen
outcome-dropped = aufgehoben
outcome-to-meeting = in ein Treffen mitgenommen
outcome-escalated = an den übergeordneten Kreis gegeben
outcome-complete = alle wurden gehört
outcome-closed-with-gaps = mit Lücken geschlossen
outcome-routed = an einen anderen Kreis gegeben

### roles

role-leader = Leitung
role-facilitator = Moderation
role-secretary = Protokoll
role-delegate = Delegation

### typed: lines that were meant as a command

refused-verb-missing = Was möchtest du tun? Nach „{ $group }“ verstehe ich: { $verbs }. Alles, was hier geht: { $help }
refused-verb-unknown = „{ $given }“ verstehe ich nicht. Meinst du { $matches }? Alles, was hier geht: { $help }
refused-verb-strange = „{ $given }“ verstehe ich nicht. Nach „{ $group }“ verstehe ich: { $verbs }. Alles, was hier geht: { $help }
refused-option-twice = „{ $option }“ steht da zweimal, und nehmen kann ich nur eins. Schick es noch einmal mit dem, das du meinst.
refused-option-unknown = { $words } kennt „{ $given }“ nicht. Es kennt: { $options }. Es wurde nichts geändert.
refused-nothing-taken = { $words } steht für sich allein, und mit „{ $given }“ weiß ich nichts anzufangen. Es wurde nichts geändert.

### time: moments, spans and quiet hours that can't be taken

refused-moment-unreadable = „{ $given }“ kann ich nicht als Zeit lesen. Versuch es mit „3 Tage“, „Freitag 18 Uhr“ oder „1.12.2026 18:00“.
refused-moment-past = „{ $given }“ lese ich als { $tried }, und das ist vorbei. Nenn eine Zeit, die vor uns liegt, wenn nötig mit dem Jahr.
refused-moment-far = „{ $given }“ lese ich als eine Zeit in mehr als hundert Jahren. Nenn eine, die du noch erlebst.
refused-moment-either = „{ $given }“ kann { $first } heißen oder { $second }. Schreib, welche du meinst, etwa so: { $example }
refused-day-either = „{ $given }“ kann { DAY($first) } heißen oder { DAY($second) }. Schreib, welchen Tag du meinst, etwa so: { $example }
refused-moment-skipped = „{ $given }“ lese ich als { $tried }, und diese Zeit gibt es nicht: Da wird die Uhr vorgestellt. Nimm eine Stunde früher oder später.
refused-moment-twice = „{ $given }“ kommt zweimal, weil da die Uhr zurückgestellt wird: { $first } und { $second }. Kopier, was du meinst.
refused-moment-weekday = „{ $given }“ lese ich als { DAY($tried) }, und das ist ein anderer Wochentag. Nenn entweder den Tag oder das Datum.
refused-moment-midnight = „{ $given }“ kann der Anfang des Tages sein oder sein Ende. Schreib „0:00 Uhr“ für den Anfang oder „24:00 Uhr“ für das Ende.
refused-moment-zone = Zeiten lese ich hier in der Zeitzone { $zone }, und „{ $given }“ nennt eine andere. Lass sie weg, oder schreib „UTC“.
refused-span-unreadable = „{ $given }“ kann ich nicht als Dauer lesen. Versuch es mit „90 Minuten“, „3 Tage“ oder „2 Wochen“.
refused-span-empty = „{ $given }“ ist gar keine Zeit. Versuch es mit „90 Minuten“, „3 Tage“ oder „2 Wochen“.
refused-span-far = „{ $given }“ ist länger als hundert Jahre. Nimm etwas Kürzeres.
refused-quiet-hours = „{ $given }“ kann ich nicht als Ruhezeit lesen. Versuch es mit „21:00-08:00“, oder „none“ für keine.
refused-language = „{ $given }“ spreche ich noch nicht. Ich spreche { $languages }.
refused-timezone = Eine Zeitzone „{ $given }“ kenne ich nicht. Schreib sie so: Europe/Berlin

### the page of `circlekeeper try`, where one person plays three

web-title = Circlekeeper
web-lede = Du bist alle drei. Nichts verlässt diesen Rechner, und nichts wird aufbewahrt.
web-room = Der Gartenraum
web-private = Privat
web-bot = Circlekeeper
web-room-empty = Hier wurde noch nichts gesagt. Alle drei lesen mit.
web-private-empty = Hier lesen nur { $name } und Circlekeeper.
web-people = Leute
web-unread = { $count } ungelesen
web-only = nur { $name } sieht das
web-react = Reagieren
web-reply = Antworten
web-newer = Neues weiter unten ↓
web-more = Mehr …
web-less = Weniger
web-dismiss = Schließen
web-cancel = Abbrechen
web-sure = Bist du sicher?
web-optional = (freiwillig)
web-choose = Bitte wählen
web-failed = Das kam nicht durch. Nichts ist verloren: Bitte versuch es noch einmal.
web-lost = Die Verbindung ist weg. Ich versuche es weiter …
web-line = Schreib als { $name }
web-send = Senden
web-replying = Antwort auf:
web-propose = Vorschlagen …
web-inbox = Inbox
web-decisions = Vereinbarungen
web-help = Hilfe
web-propose-title = Titel
web-propose-text = Was schlägst du vor?
web-propose-verb = Wie
web-propose-all-steps = zuerst Fragen und Reaktionen
web-propose-quick = gleich zum Konsent
web-propose-deadline = Antworten bis (etwa „7 Tage“)
web-propose-review = Wieder anschauen (etwa „6 Monate“)
web-propose-send = Vorschlagen
web-round = Runde …
web-round-title = Thema
web-round-mode = Wie
web-round-mode-live = live, nacheinander
web-round-mode-async = über Tage
web-round-mode-blind = über Tage, verdeckt, bis alle da sind
web-round-kind = Wofür
web-round-kind-open = offen
web-round-kind-check-in = Ankommen
web-round-kind-questions = Fragen
web-round-kind-reactions = Reaktionen
web-round-kind-ideas = Ideen
web-round-kind-evaluation = Rückblick
web-round-kind-check-out = Abschluss
web-round-send = Runde beginnen
web-clock = Wie spät es hier ist
web-forward = Die Zeit vorstellen
web-forward-hour = +1 Stunde
web-forward-day = +1 Tag
web-forward-deadline = Nächste Frist
web-hint-first = Fang hier an: Lass { $name } etwas vorschlagen. Antworte dann in den Spalten der beiden anderen, und stell die Uhr vor, um zu sehen, was mit der Zeit geschieht.
web-hint-go = { $name } schlägt etwas vor
web-hint-next = Sei nun die beiden anderen: Antworte in ihren Spalten, mit den Knöpfen oder getippt. Oder stell die Uhr vor und sieh, wer noch einmal gefragt wird.
web-hint-away = Ausblenden
web-heard-room = Circlekeeper hat im Gartenraum geschrieben.
web-heard-private = Circlekeeper hat { $name } privat geschrieben.

### the circle that `circlekeeper try` begins with

try-circle-name = Garten
try-circle-aim = Gutes Gemüse für vierzig Haushalte, und ein Garten, in dem die Arbeit Freude macht.
try-starter-title = Gießen nach Plan
try-starter-text =
    Von Mai bis September gießt jeden Abend jemand von uns die Beete.
    Wir tragen uns eine Woche vorher auf der Tafel im Schuppen ein.
try-starter-deadline = 7 Tage
try-starter-review = 6 Monate
try-open =
    Der Garten ist offen: { $address }
    Sei Ana, Ben und Cleo, nebeneinander in deinem Browser. Strg-C beendet es, und nichts wird aufbewahrt.

### circle: what is told

circle-you-were-added = { $by } hat dich in den Kreis { $circle } geholt. Du wirst gefragt, wenn er etwas entscheidet. Ist das nichts für dich, genügt „circle leave“.
circle-requested = { $member } möchte dazukommen. Die Moderation oder zwei beliebige Mitglieder können { $member } aufnehmen.
circle-you-joined = Willkommen im Kreis { $circle }. Ich melde mich hier, wenn er eine Antwort von dir braucht.
circle-you-were-let-in = Du bist dabei: willkommen im Kreis { $circle }. Ich melde mich hier, wenn er eine Antwort von dir braucht.
circle-you-woke-it = Willkommen im Kreis { $circle }. Außer dir gehört ihm gerade niemand an, darum moderierst du ihn bis { DAY($term_ends) }: bestimmt, nicht gewählt.
circle-joined = { $member } gehört jetzt zum Kreis.
circle-request-expired = Niemand hat dich innerhalb von 14 Tagen in den Kreis { $circle } aufgenommen, deine Anfrage ist damit erloschen. Sprich mit jemandem dort und frag dann mit „circle join“ noch einmal.
circle-added = { $by } hat { $members } in den Kreis geholt. Alle wissen davon und können wieder gehen.
circle-left = { $member } hat den Kreis verlassen.
circle-facilitator-left = Der Kreis hat jetzt keine Moderation. Jedes Mitglied kann sie mit „circle role facilitator“ und dem eigenen Namen übernehmen, bis ihr jemanden wählt.
circle-you-were-removed = Der Kreis { $circle } hat in #{ $number } entschieden, dass du nicht mehr dazugehörst. Wenn du zurückmöchtest, frag mit „circle join“: zwei beliebige Mitglieder können dich aufnehmen.
circle-you-belong-again = Entscheidung #{ $number } ist wieder offen. Du gehörst zum Kreis { $circle } wie zuvor.
circle-role-assigned = { $role }: { $member }. Von { $by } bestimmt, nicht gewählt.
circle-role-assigned-until = { $role }: { $member }, bis { DAY($term_ends) }. Von { $by } bestimmt, nicht gewählt.
circle-you-hold-a-role = { $by } hat dir im Kreis { $circle } eine Rolle gegeben: { $role }. Ist das nichts für dich, gib sie mit „circle role“ ab.
circle-role-cleared = { $by } hat eine Rolle von { $members } beendet: { $role }.
circle-your-role-ended = { $by } hat deine Rolle im Kreis { $circle } beendet: { $role }. Danke für alles, was du darin getan hast.
circle-leader-is-delegate = { $member } hat jetzt sowohl die Leitung als auch die Delegation. Die eine trägt Nachrichten in den Kreis hinein, die andere hinaus; zwei Menschen hören meist mehr als einer. Ihr entscheidet.
circle-your-term-is-nearly-over = Deine Amtszeit im Kreis { $circle } endet am { DAY($term_ends) }: { $role }. Du machst weiter, bis jemand nachfolgt.
circle-term-is-nearly-over = Im Kreis { $circle } endet am { DAY($term_ends) } eine Amtszeit: { $role }, { $member }. Zeit, an eine Wahl zu denken.
circle-term-ended = Die Amtszeit von { $member } ist zu Ende: { $role }. { $member } macht weiter, bis jemand nachfolgt. Zeit für eine Wahl.
circle-changed = { $by } hat den Kreis anders eingerichtet: { $settings }.
circle-closed = Der Kreis { $circle } ist geschlossen, durch Entscheidung #{ $number }. Seine Vereinbarungen bleiben nachlesbar.
circle-closed-into-parent = Der Kreis { $circle } ist geschlossen, durch Entscheidung #{ $number }. Seine Vereinbarungen bleiben nachlesbar, sein Bereich geht an den übergeordneten Kreis zurück.
circle-away = { $member } ist bis { DAY($until) } beurlaubt: wird informiert, und wir warten nicht.
circle-back = { $member } ist wieder da.
circle-you-are-back = Willkommen zurück im Kreis { $circle }: deine Auszeit endet heute, und du wirst wieder gefragt.

### circle: what is said to whoever acts

circle-unknown = Diesen Kreis kenne ich nicht. „circle list“ zeigt alle, die es gibt.
circle-exists = Den Kreis { $circle } gibt es schon.
circle-is-closed = Der Kreis { $circle } ist geschlossen, darum ändert sich an ihm nichts mehr. Seine Vereinbarungen bleiben nachlesbar.
circle-needs-a-person = Das kann nur ein Mensch tun.
circle-already-member = Du gehörst schon zum Kreis { $circle }.
circle-joining-closed = Der Kreis { $circle } nimmt niemanden auf Anfrage auf. Sprich mit der Moderation, sie kann dich dazuholen.
circle-request-waits = Der Kreis { $circle } ist gefragt. Die Moderation oder zwei beliebige Mitglieder können dich aufnehmen, ich sage dir privat Bescheid.
circle-request-withdrawn = Du fragst nicht mehr an, zum Kreis { $circle } zu gehören.
circle-members-only = Das können nur Mitglieder des Kreises { $circle }. Der Weg hinein ist „circle join“.
circle-in-already = { $member } gehört schon dazu.
circle-no-request = { $member } hat nicht angefragt, oder die Anfrage ist erloschen. „circle join“ fragt noch einmal.
circle-one-more-member = Notiert. Noch ein Mitglied, und { $member } ist aufgenommen.
circle-you-left = Du hast den Kreis { $circle } verlassen. Niemand wartet dort mehr auf dich.
circle-not-a-member = Du gehörst nicht zum Kreis { $circle }. Der Weg hinein ist „circle join“.
circle-add-removed = Der Kreis hat entschieden, ohne { $members } weiterzumachen. Nur zwei Mitglieder zusammen können das ändern, nach einer Anfrage mit „circle join“.
circle-all-in-already = Alle gehören schon zum Kreis { $circle }.
circle-away-past = { $until } ist vorbei. Nenne einen Tag, der vor uns liegt.
circle-not-away = Du bist im Kreis { $circle } nicht beurlaubt.
circle-facilitator-vacant = Der Kreis { $circle } hat keine Moderation, und nur sie kann das tun. Übernimm sie mit „circle role facilitator“ und deinem eigenen Namen.
circle-facilitator-only = Das kann nur die Moderation tun. Sprich mit { $facilitator }.
circle-role-name-length = Eine Rolle braucht einen Namen mit höchstens { $most } Zeichen.
circle-role-not-member = { $member } ist nicht Mitglied, und nur Mitglieder haben eine Rolle ({ $role }). „circle add“ holt Menschen dazu.
circle-role-not-held = Diese Rolle hat hier niemand: { $role }. „circle show“ zeigt die Rollen, die es gibt.
circle-term-past = { $until } ist vorbei. Nenne für das Ende der Amtszeit einen Zeitpunkt, der vor uns liegt.
circle-parent-loop = Der Kreis { $circle } kann nicht in sich selbst liegen. Nenne einen anderen übergeordneten Kreis.
circle-change-needs-consent = Das entscheidet der Kreis selbst, im Konsent: { $settings }.
circle-name-length = Ein Kreis braucht einen Namen mit höchstens { $most } Zeichen.
circle-setting-not-empty = Die Einstellung „{ $setting }“ kann nicht leer sein.
circle-setting-twice = Die Einstellung „{ $setting }“ soll zugleich gesetzt und geleert werden. Entscheide dich für eines.
circle-setting-answers = Wie viele antworten müssen, ist eine Zahl von 0 bis { $most }.
circle-setting-length = Die Einstellung „{ $setting }“ dauert mindestens { $least } und höchstens { $most }.
circle-setting-span = Die Einstellung „{ $setting }“ dauert mindestens einen Tag und höchstens zehn Jahre.
circle-setting-reminders = Höchstens { $most } Erinnerungen, jede vor dem Ende und nicht mehr als 90 Tage davor.
circle-setting-quiet = Ruhezeiten, die enden, wenn sie beginnen, dauern den ganzen Tag. Nenne zwei verschiedene Zeiten, oder „none“.
circle-setting-too-short = Die Einstellung „{ $setting }“ kann nicht kürzer sein als { $least }: kein Schritt dieses Kreises ist es.

### agreement

agreement-due-review = Zeit, #{ $number } wieder anzusehen: { $title }. Es gilt weiter, bis ihr entscheidet: erneuern, ändern oder aufheben.
agreement-due-term = Die Laufzeit von #{ $number } ist um: { $title }. Es gilt weiter, bis ihr entscheidet: erneuern, ändern oder aufheben.
agreement-late-objection = { $member } hat nach der Entscheidung einen Einwand gegen #{ $number }, { $title }: { $words } Die Entscheidung bleibt, der Einwand steht dabei. Möchtet ihr früher darauf schauen?
agreement-unknown = Diese Vereinbarung kenne ich nicht. „decisions list“ zeigt, welche gelten.
agreement-exists = #{ $number } ist schon eine Vereinbarung.
agreement-is-over = #{ $number } gilt nicht mehr. „decisions show“ sagt, was daraus geworden ist.

### Matrix: what only happens there

matrix-shortened = Das ist für eine Nachricht hier zu lang und darum gekürzt.
refused-unreadable = Ich konnte nicht entschlüsseln, was du geschrieben hast: Deine App hat mir den Schlüssel dazu nicht gegeben. Bitte schick es noch einmal.
refused-edited = Ich habe die Nachricht so genommen, wie du sie zuerst geschickt hast; eine Bearbeitung ändert daran nichts. Bitte schick es noch einmal als neue Nachricht.

### the story that `circlekeeper try --play` tells

play-to-all = Circlekeeper, an alle im Raum
play-to-one = Circlekeeper, an { $name } allein
play-changed = Circlekeeper: auf der Karte steht nun
play-begin = Eine Geschichte, erzählt von genau dem Bot, der auch im Ernst läuft, mit einer Datenbank zum Wegwerfen. Drei Leute haben einen Garten: Ana, Ben und Cleo.
play-record = Und das hält das Protokoll fest:
play-end = Das war die Geschichte. Um selbst die drei zu sein: circlekeeper try
play-round-title = Wie kommst du heute an?
play-round-gathers = Ein Montagmorgen. Bevor sie über irgendetwas sprechen, kommen sie an: eine Runde, in der alle einmal gehört werden.
play-round-turns = Alle drei sind da, und so beginnt es gleich. Die Moderation ist weder die Erste noch die Letzte.
play-round-ben = Nass. Ich habe um sechs gegossen, und der Schlauch hat seinen eigenen Willen.
play-round-ana = Froh, dass Frühling ist. Und müde vom Schlüsselsuchen.
play-round-over = Cleo passt; sie ist gefragt worden, und darauf kommt es an. Was gesagt wurde, bleibt unter denen, die da waren: Der Bot vergisst es.
play-consent-title = Ein Schlüssel für jeden Haushalt
play-consent-text = Jeder Haushalt bekommt einen eigenen Schlüssel zum Geräteschuppen, damit niemand auf den warten muss, der einen hat.
play-consent-deadline = 7 Tage
play-consent-review = 2 Monate
play-consent-proposes = Ana hat einmal zu oft vor dem verschlossenen Schuppen gestanden. Sie legt dem Kreis einen Vorschlag vor.
play-consent-asks = Zuerst geht es darum, dass alle ihn verstehen. Ben möchte etwas wissen.
play-consent-question = Wer zahlt vierzig Schlüssel?
play-consent-answer = Die Werkzeugkasse: Vierzig Schlüssel kosten 120 €, und 400 € sind drin.
play-consent-reacts = Nun ist nichts mehr unklar. Jetzt sagen Ben und Cleo kurz, wie es ihnen mit dem Vorschlag geht.
play-consent-reaction-ben = Mir würde es helfen, ich gieße um sechs Uhr früh. Und doch zögert etwas in mir.
play-consent-reaction-cleo = Ja! Schlüssel für alle, das fühlt sich nach Vertrauen an.
play-consent-consents = Nun bleibt eine Frage: Sieht jemand darin einen Schaden für das Ziel? Ana und Cleo sehen keinen. Ben hat herausgefunden, was ihn zögern ließ.
play-consent-objection = Bei vierzig Schlüsseln geht einer verloren, und dann sind die Säge und die Spritzmittel offen zugänglich. Hier spielen Kinder. In einem Garten, in dem sich jemand verletzt, macht die Arbeit keine Freude.
play-consent-opens = Alle haben geantwortet, und so wird der Einwand geöffnet. Er ist nicht Bens Problem: Ben hat etwas für alle gesehen.
play-consent-amends = Ana und Ben besprechen es am Kompost, und Ana schreibt auf, was sie gefunden haben.
play-consent-amended =
    { play-consent-text }
    Die Säge und die Spritzmittel kommen in einen verschlossenen Schrank darin. Den Schlüssel dazu haben die vier, die den Erste-Hilfe-Kurs gemacht haben.
play-consent-again = Ein neuer Text: Alle werden noch einmal gefragt und sehen, was sich geändert hat. Ben findet darin, was ihm gefehlt hat.
play-consent-decided = Das ist eine Vereinbarung. Sie gilt, bis sie in zwei Monaten wieder angeschaut wird.
play-consent-due = Zwei Monate später. Niemand musste sich das Datum merken.

### minutes: what `circlekeeper export --format markdown` says around people's words

minutes-closed = geschlossen
minutes-domain = Bereich: { $domain }
minutes-parent = Gehört zu { $circle }.
minutes-members = Mitglieder:
minutes-until = bis { $day }
minutes-agreements = Vereinbarungen
minutes-basis-consent = Im Konsent beschlossen am { $day }.
minutes-basis-lapse = Beschlossen am { $day }: kein Einwand bis zur Frist.
minutes-in-force = In Kraft.
minutes-due = In Kraft; die Überprüfung steht an.
minutes-dropped = Aufgehoben.
minutes-superseded = Durch eine spätere Vereinbarung ersetzt.
minutes-review = Überprüfung: { $day }
minutes-term = Gilt bis { $day }.
minutes-replaces = Ersetzt #{ $number }.
minutes-decisions = Entscheidungen
minutes-proposed = Vorgeschlagen von { $person }, { $at }.
minutes-facilitated = Moderation: { $person }.
minutes-asked = Gefragt: { $people }
minutes-unheard = Nicht gehört: { $people }
minutes-revision = Fassung { $revision }
minutes-fixed = Berichtigt von { $person }, der Sinn bleibt:
minutes-consent = Konsent
minutes-concern = Bedenken
minutes-objection = Einwand
minutes-late = nach der Frist
minutes-after-the-decision = nach der Entscheidung
minutes-does-not-count = zählt nicht mehr
minutes-objection-of = Einwand von { $person }: { $status }
minutes-objection-reason-pending = die Begründung steht noch aus
minutes-objection-open = offen
minutes-objection-integrated = integriert
minutes-objection-withdrawn = zurückgezogen
minutes-ended = Beendet { $at }.
minutes-forgotten = (vergessen)
minutes-somebody = jemand

### consent: what can't be done, and what to do instead

refused-unknown-process = Diesen Vorgang kenne ich nicht. „inbox“ zeigt, was auf dich wartet, „circle show“, was läuft.
refused-closed = Diese Entscheidung ist abgeschlossen: { $outcome }. „decisions list“ zeigt, was gilt; etwas Neues ist ein neuer Vorschlag.
refused-not-closed = Das ist noch nicht entschieden, also gibt es nichts wieder zu öffnen. Deine Antwort kannst du auf der Karte ändern.
refused-circle-closed = Dieser Kreis ist geschlossen, darum kann man ihm nichts vorschlagen. „circle list“ zeigt die anderen.
refused-not-your-circle = Vorschläge an den Kreis { $circle } machen nur seine Mitglieder. Der Weg hinein ist „circle join“.
refused-silence-not-stricter = Dieser Kreis wartet auf alle Antworten, und ein einzelner Vorschlag kann das nicht ändern. „circle settings“ kann es, wenn der Kreis so entscheidet.
refused-held = Dieser Vorschlag hat noch nicht begonnen: Ein anderer, der dieselbe Vereinbarung ändert, kommt zuerst. Wenn er beginnt, kommt eine neue Karte.
refused-gathering = Es hat noch nicht begonnen. Sag zuerst, dass du da bist: 🙋 auf der Karte.
refused-person-concerned = Bei dieser Entscheidung geht es um dich. Du wirst gehört, mit Fragen und in deinen eigenen Worten, und nicht um Konsent gefragt.
refused-outside-circle = Das können nur Mitglieder dieses Kreises. Der Weg hinein ist „circle join“; bis dahin sprich mit jemandem, der dazugehört.
refused-on-leave = Du bist hier beurlaubt: Du wirst informiert, und niemand wartet auf dich. „circle back“ beendet das.
refused-proposer = Es ist dein eigener Vorschlag, darum wirst du in diesem Schritt nicht gefragt. Beantworte die Fragen; „consent amend“ ändert den Text.
refused-joined-later = Du gehörst diesmal nicht zu denen, die gefragt werden: Das stand fest, als der Schritt begann. Die Moderation kann dich auch fragen.
refused-only-proposer-answers = { $person } hat das vorgeschlagen und beantwortet die Fragen. Weißt du die Antwort, sag sie { $person }.
refused-question-answered = Frage { $question } hat schon ihre Antwort. Noch offen: { $open }. Beginn deine Antwort mit der Nummer ihrer Frage, etwa „2: …“.
refused-no-draft = Hier ist kein neuer Text von dir aufgehoben. Schreib ihn hinter „consent amend“.
refused-draft-former = Seit du deinen Text geschrieben hast, gibt es einen neuen von #{ $number }. Sieh ihn dir erst an; wenn deiner noch passt, schick ihn noch einmal mit „consent amend“.
refused-no-open-question = Es ist keine Frage offen.
refused-other-step = Das gehört nicht zu dem Schritt, der jetzt offen ist: { $phase }. Die neueste Karte zeigt, was du antworten kannst.
refused-former-card = #{ $number } { $title } ist schon weiter, und diese Karte ist eine frühere. Die neueste Karte zeigt, was jetzt geht.
refused-no-concerns-here = Dieser Kreis arbeitet nicht mit Bedenken. Gib Konsent und schreib ein paar Worte dazu, oder bring einen Einwand ein, wenn du einen Schaden für das Ziel siehst.
refused-objection-first = Du hast hier einen Einwand. Sag zuerst, dass er eingearbeitet ist („consent integrated“), oder zieh ihn zurück („consent withdraw-objection“).
refused-only-facilitator = { $person } moderiert das, und nur die Moderation kann es tun. Wenn { $person } schweigt, kann jedes Mitglied übernehmen: „Übernehmen“ auf der Karte oder in den Details.
refused-only-proposer-or-facilitator = Das können { $proposer } (hat vorgeschlagen) und { $facilitator } (moderiert). Sag es einem von beiden, oder heb deinen eigenen Text mit „consent park“ auf.
refused-only-who-proposed-and-facilitates = { $person } hat es vorgeschlagen und moderiert, und kann das tun. Sag es { $person }, oder heb deinen eigenen Text mit „consent park“ auf.
refused-only-proposer-withdraws = { $person } hat das vorgeschlagen und kann es zurückziehen. Siehst du einen Schaden, bring einen Einwand ein; „consent meeting“ nimmt es in ein Treffen mit.
refused-advance-objection =
    { $count ->
        [one] Ein Einwand ist offen, und über ihn geht niemand hinweg. Ändere den Text so, dass er aufgenommen ist, oder nimm es in ein Treffen mit.
       *[other] Einwände sind offen, und über sie geht niemand hinweg. Ändere den Text so, dass sie aufgenommen sind, oder nimm es in ein Treffen mit.
    }
refused-advance-missing =
    { $count ->
        [one] Eine Antwort fehlt noch, und nichts ersetzt sie. Warte auf sie, oder nimm es in ein Treffen mit.
       *[other] { $count } Antworten fehlen noch, und nichts ersetzt sie. Warte auf sie, oder nimm es in ein Treffen mit.
    }
refused-here-unknown = Ich sehe nicht, wer an diesem Ort ist, also nennt „here“ niemanden. Nenne die Leute einzeln oder lass es weg: alle können mit dem Knopf auf der Karte des Kreises beitreten.
refused-nobody-here = Noch hat niemand gesagt, dass er oder sie da ist. Beginn, wenn 🙋 unter der Karte steht.
refused-no-deadline = Hier endet gerade nichts von selbst, also gibt es nichts zu verlängern.
refused-extended-before = Du hast in diesem Schritt schon um mehr Zeit gebeten. Jemand anderes kann es auch, einmal.
refused-extension-too-long = Dieser Schritt lässt sich höchstens bis { $longest } verlängern.
refused-extension-not-later = Dieser Schritt geht schon bis { $until }. Nenn eine spätere Zeit.
refused-withdraw-reason = Inzwischen gehört der Vorschlag auch dem Kreis. Sag, warum er endet und was als Nächstes kommt: „consent withdraw“ mit einer Begründung.
refused-nothing-to-keep = Niemand zieht diesen Vorschlag zurück, also braucht ihn niemand zu retten.
refused-no-parent = Dieser Kreis hat keinen übergeordneten Kreis, dem man das geben könnte. „consent meeting“ nimmt es in ein Treffen mit.
refused-own-affair = Das ist die eigene Sache dieses Kreises, darum kann man es keinem anderen geben. „consent meeting“ nimmt es in ein Treffen mit.
refused-same-circle = Hier ist es schon. Nenn den Kreis, in dessen Bereich es fällt.
refused-you-facilitate = Das moderierst du schon.
refused-takeover-announced = { $person } hat schon angeboten zu moderieren. Wenn die Moderation weiter schweigt, geht sie über.
refused-not-a-member = { $person } gehört nicht zu diesem Kreis. „circle add“ holt Menschen dazu.
refused-person-on-leave = { $person } ist beurlaubt. Frag jemanden, der da ist.
refused-not-live = Diese Entscheidung ist nicht live, darum braucht niemand zu sagen, dass er oder sie da ist. Antworte, wann es dir passt.
refused-no-correction = An diesem Text wurde nichts verbessert, also ändert auch nichts den Sinn.
refused-no-objection-of-yours = Du hast hier keinen offenen Einwand. Nur wer ihn eingebracht hat, sagt, dass er eingearbeitet ist, oder zieht ihn zurück.
refused-nothing-to-carry = Für jeden Einwand hier steht schon jemand ein.

### consent: what is said to whoever acts

told-input = Danke. Es steht als Beitrag für den Kreis auf der Karte und wird nicht gezählt. { $why }
told-input-objection = Danke. Es steht in deinen Worten als Beitrag für den Kreis auf der Karte: Alle sehen es, und es hält die Entscheidung nicht auf. { $why }
input-why-outside = Entscheiden können hier nur Mitglieder; mit „circle join“ fragst du, ob du eines wirst.
input-why-later = Du bist dazugekommen, als das schon lief: Die Moderation kann dich auch fragen.
told-opted-out = Notiert. Du erfährst, was daraus wird, und niemand wartet auf dich. Überlegst du es dir anders, antworte trotzdem.
told-you-were-last = Deine Antwort war die letzte, und damit ist es entschieden. Ein Versehen? Sag es innerhalb von 10 Minuten, dann ist es wieder offen.
told-reason-pending = Dein Einwand steht; über ihn hinweg wird nichts entschieden, und dein Name ist nicht zu sehen. Damit der Kreis mit ihm arbeiten kann, braucht er deine Worte. Zwei Fragen können helfen: Welchen Schaden siehst du, vom Ziel her gesehen? Was bräuchtest du, um damit zu leben? Schreib es hier, wenn du so weit bist; niemand drängt dich.
told-reopened = Es ist wieder offen, und deine letzte Antwort zählt nicht mehr. Antworte neu, wenn du so weit bist.
told-amend-or-wait =
    { $answered ->
        [one] Eine Person hat geantwortet und wird noch einmal gefragt: Warte, bis alle geantwortet haben, oder ändere jetzt.
       *[other] { $answered } haben geantwortet und werden noch einmal gefragt: Warte, bis alle geantwortet haben, oder ändere jetzt.
    }
    Dein Text ist aufgehoben: { $text }
    „!consent amend #{ $number }“ ohne Text ändert jetzt und legt ihn dem Kreis vor. Wenn du wartest, bringe ich ihn dir zurück, sobald alle geantwortet haben.
told-draft-waits = Gut. Dein Text ist aufgehoben, und ich bringe ihn dir zurück, sobald alle geantwortet haben: { $text } „!consent amend #{ $number }“ legt ihn dem Kreis jederzeit vor.
told-amended =
    { $answered ->
        [one] Die neue Fassung ist da. Eine Person hatte geantwortet und wird noch einmal gefragt.
       *[other] Die neue Fassung ist da. { $answered } Personen hatten geantwortet und werden noch einmal gefragt.
    }
told-parked = Deine Idee ist neben diesem Vorschlag aufgehoben. Wenn er abgeschlossen ist, bringe ich sie dir wieder.
told-answered-next = Das antwortet auf die Frage von { $person }: { $first } Noch offen ist, was { $other } fragt: { $next }
told-withdrawal-announced = Der Kreis weiß Bescheid. Wenn bis { $until } niemand den Vorschlag weiterführt, ist er zurückgezogen.
told-asked-with-next-text = Solange Einwände eingearbeitet werden, wird niemand Neues gefragt. { $person } wird mit der nächsten Fassung gefragt.

### consent: what one person is told

consent-concerns-you = #{ $number } { $title }: Bei diesem Vorschlag geht es um dich. Du wirst gehört, mit Fragen und in deinen eigenen Worten, und nicht um Konsent gefragt.
consent-question-for-you = #{ $number } { $title }: { $person } fragt dich, was gemeint ist. { $text }
consent-question-answered = #{ $number } { $title }: Deine Frage hat eine Antwort. { $question } { $text }
consent-perhaps-not-ours = #{ $number } { $title }: Die Runde ist zu Ende, und jemand sieht Schaden darin, es zu übernehmen. Sprecht darüber, in wessen Bereich es fällt. Ist es nicht eurer, gib es weiter: „consent escalate“ gibt es an den übergeordneten Kreis.
consent-objections-opened = #{ $number } { $title }: Die Runde ist zu Ende, und ein Einwand ist einzuarbeiten. Er hilft, den Vorschlag besser zu machen. Die Karte zeigt ihn neben dem Ziel, mit Wegen, wie es weitergehen kann. Wer einen Einwand hat, braucht vielleicht etwas Zeit; die nächste Fassung liegt bei dir.
consent-objections-opened-again = #{ $number } { $title }: Der Text wurde zweimal geändert, und es passt noch nicht. Sprecht vor einer dritten Fassung darüber, was gerade geschieht: Ein Treffen oder ein Anruf zeigt oft, worum es wirklich geht.
consent-give-reason = #{ $number } { $title }: Dein Einwand steht, ohne deinen Namen. Über ihn hinweg wird nichts entschieden. Der Kreis möchte ihn verstehen: Welchen Schaden siehst du, vom Ziel her gesehen? Was bräuchtest du, um damit zu leben? Schreib es hier, in deiner eigenen Zeit.
consent-offer-meeting = #{ $number } { $title }: Ein Einwand hat noch keine Worte. Manches sagt sich leichter, als es sich schreibt: Du kannst ein Treffen anbieten. Bis dahin bleibt er stehen, und niemand tut ihn ab.
consent-integration-nudge = #{ $number } { $title }: Ein Einwand ist noch offen. Die nächste Fassung liegt bei dir; auch eine kürzere Dauer, ein Maß oder ein Treffen sind Wege.
consent-still-missing = #{ $number } { $title }: Die Zeit ist um, und deine Antwort zählt: Ohne sie wird nichts entschieden. Gib Konsent, bring einen Einwand ein, bitte um mehr Zeit, oder überlass es diesmal den anderen.
consent-too-few = #{ $number } { $title }: Die Zeit ist um, und für eine Entscheidung haben zu wenige geantwortet. Deine Antwort hilft: Gib Konsent, bring einen Einwand ein, bitte um mehr Zeit, oder überlass es diesmal den anderen.
consent-stuck = #{ $number } { $title }: Seit zwei Wochen fehlen Antworten. Du wählst den Ausweg: ein Treffen, der übergeordnete Kreis, falls es einen gibt, oder ein Ende mit Begründung.
consent-asked-again = #{ $number } { $title }: Du hattest geantwortet, und der Text hat sich seither geändert. Ist die neue Fassung gut genug für jetzt und sicher genug zum Ausprobieren? { $before } { $after }
consent-is-it-met = #{ $number } { $title }: Es gibt eine neue Fassung, die aufnehmen soll, was du gesagt hast. Tut sie das? Wenn ja, gib Konsent; wenn nicht, sag, was noch fehlt. { $before } { $after }
consent-takeover-you = #{ $number } { $title }: { $person } bietet an zu moderieren, falls du gerade nicht kannst. Ab { $until } liegt die Moderation bei { $person }; tust du vorher irgendetwas hier, bleibt sie bei dir.
consent-you-facilitate = #{ $number } { $title }: Ab jetzt moderierst du das. Die Karte sagt, wer am Zug ist.
consent-joined-later = #{ $number } { $title }: Das lief schon, als du dazukamst. Du wirst informiert, und niemand wartet auf dich. Die Moderation kann dich auch fragen.
consent-joiner = #{ $number } { $title }: { $person } ist dazugekommen, während das läuft. Auch fragen, oder nur informieren?
consent-you-are-asked = #{ $number } { $title }: Jetzt wirst du auch gefragt.
consent-draft-now = { $title } (#{ $number }): Die Runde ist zu Ende, und es gibt Einwände. Der Text, den du aufgehoben hast, kann jetzt vor den Kreis, wenn er sie aufnimmt: { $text } „!consent amend #{ $number }“ macht das.
consent-draft-back = { $title } (#{ $number }) ist zu Ende: { $outcome }. Der neue Text, den du aufgehoben hast, kam nicht vor den Kreis. Hier ist er: { $text }
consent-parked-now = { $title } ist abgeschlossen. Hier ist die Idee, die du daneben aufgehoben hast; passt sie noch, schlag sie vor. { $text }
consent-yours-taken = #{ $number } { $title }: Der Kreis übernimmt es, und jetzt ist es dort ein Vorschlag. Was man dich dazu fragt, gebe ich dir weiter.
consent-yours-adopted = #{ $number } { $title }: Dein Vorschlag ist angenommen. „decisions show #{ $number }“ sagt, wie.
consent-yours-closed = #{ $number } { $title }: Dein Vorschlag ist abgeschlossen: { $outcome }. Die Karte sagt, warum, und was als Nächstes kommt.

### consent: what everybody is told

consent-prolonged-member = #{ $number } { $title }: { $person } bittet um mehr Zeit. Es geht bis { $until } weiter.
consent-prolonged-question = #{ $number } { $title }: Eine Frage ist noch offen, darum gibt es einen Tag mehr, bis { $until }.
consent-prolonged-outage = #{ $number } { $title }: Ich war eine Weile weg, darum kommt die Zeit wieder dazu. Es geht bis { $until } weiter.
consent-corrected =
    #{ $number } { $title }: { $person } hat den Text verbessert. { $before } { $after }
    Die Antworten bleiben, wie sie sind. Wenn das den Sinn ändert, können alle es sagen, und es wird eine neue Fassung.
consent-withdrawal-announced =
    #{ $number } { $title }: { $person } möchte den Vorschlag zurückziehen. { $reason }
    Wenn ihn bis { $until } niemand weiterführt, ist er zurückgezogen. Wer ihn weiterführt, schlägt ihn von da an vor.
consent-kept = #{ $number } { $title }: { $person } führt den Vorschlag weiter und schlägt ihn von jetzt an vor.
consent-takeover-announced = #{ $number } { $title }: { $person } bietet an zu moderieren. Ab { $until } liegt die Moderation bei { $person }, es sei denn, die bisherige tut vorher etwas hier.
consent-takeover-called-off = #{ $number } { $title }: { $person } ist da und moderiert weiter.
consent-facilitation-passed = #{ $number } { $title }: { $person } moderiert ab jetzt.
consent-objection-orphaned = #{ $number } { $title }: { $person } hat den Kreis verlassen, und der Einwand bleibt, Wort für Wort. Wer trägt ihn weiter? Wenn niemand, sagt es die Moderation.
consent-release-announced = #{ $number } { $title }: Wie es aussieht, trägt niemand den Einwand von jemandem weiter, der gegangen ist. Bleibt es bis { $until } dabei, wird er beiseitegelegt; nachlesbar bleibt er.
consent-resumed = #{ $number } { $title }: Kein Einwand ist mehr offen, und die fehlenden Antworten werden wieder abgewartet.
consent-reopened = #{ $number } { $title } ist wieder offen: Die letzte Antwort war ein Versehen.

### views: names and lists

view-forgotten-person = jemand, der vergessen wurde
view-forgotten-text = [vergessen]
view-nothing-there = Das finde ich nicht mehr.
view-and-more = und { $count } weitere
view-circle-name = { $circle }
view-process-name = #{ $number } { $title } · { $circle }
view-process-line = #{ $number } { $title }: { $phase }
view-process-line-until = #{ $number } { $title }: { $phase }, bis { $until }
view-said = { $person }: { $text }
view-said-as-objection = { $person } sieht Schaden: { $text }

### views: the consent card

view-consent-title = #{ $number } { $title }
view-consent-title-revised = #{ $number } { $title } · Fassung { $revision }
view-consent-text = { $person } schlägt vor
view-consent-text-revised = Fassung { $revision }, von { $person }
view-consent-changed = Was sich gegenüber Fassung { $revision } geändert hat
view-what-changed = Was sich geändert hat
view-consent-fixed = Verbessert von { $person }
view-consent-replaces = Was sich an #{ $number } { $title } ändert
view-consent-aim = Das Ziel des Kreises { $circle }: { $aim }
view-consent-about = Es geht um { $person }: { $person } wird gehört und nicht um Konsent gefragt.
view-consent-review = Wieder anzusehen am { DAY($day) }.
view-consent-term = Gilt bis { DAY($day) }.
view-would-review = Wird er angenommen, schauen wir am { DAY($day) } wieder darauf.
view-would-review-usual = Wird er angenommen, schauen wir wieder darauf, wie hier üblich: { $span } nach der Annahme.
view-would-review-passed = Der Tag, an dem wir wieder darauf schauen wollten, { DAY($day) }, ist vorbei. Wird er angenommen, ist die Überprüfung sofort fällig.
view-would-term-passed = Der Tag, bis zu dem er gelten sollte, { DAY($day) }, ist vorbei. Wird er angenommen, fragen wir den Kreis sofort, ob er weiter gilt.
view-consent-review-passed = Der Tag, an dem wir wieder darauf schauen wollten, { DAY($day) }, ist inzwischen vorbei: Die Überprüfung ist jetzt fällig.
view-consent-term-passed = Der Tag, bis zu dem es gilt, { DAY($day) }, ist inzwischen vorbei: Der Kreis wird jetzt gefragt, ob es weiter gilt.
view-would-term = Wird er angenommen, gilt er bis { DAY($day) }.
view-text-now = Der Text
view-text-now-revised = Der Text jetzt (Fassung { $revision })
view-quote-question = Die Frage
view-quote-answer = Die Antwort
view-effect-removal = Wird das angenommen, gehört { $person } nicht mehr zum Kreis. { $person } wird gehört und nicht um Konsent gefragt.
view-effect-drop = Wird das angenommen, gilt #{ $number } { $title } nicht mehr.
view-effect-renewal = Wird das angenommen, gilt #{ $number } { $title } weiter. Wird der Text geändert, tritt der neue an seine Stelle.
view-effect-settings = Wird das angenommen, arbeitet der Kreis von da an so, in Schritten, die später beginnen.
view-effect-closing = Wird das angenommen, ist der Kreis geschlossen, und was hier noch läuft, endet. Seine Vereinbarungen bleiben nachlesbar.
view-effect-take = Darüber ist noch nichts entschieden: Übernehmen wir es, beginnt es hier mit Fragen. Übernehmen wir es nicht, geht es an unseren übergeordneten Kreis, wenn es einen gibt.
view-done-removal = { $person } gehört nicht mehr zum Kreis.
view-done-drop = #{ $number } { $title } gilt nicht mehr.
view-done-renewal = #{ $number } { $title } gilt weiter.
view-done-settings = Der Kreis arbeitet von jetzt an so, in Schritten, die später beginnen.
view-done-closing = Der Kreis ist geschlossen. Seine Vereinbarungen bleiben nachlesbar.
view-done-take = Wir übernehmen es: Jetzt ist es hier ein Vorschlag.
view-lead-held = Dieser Vorschlag wartet.
view-lead-gathering = Wer ist da? Wer da ist, wird jetzt gefragt, die anderen danach.
view-lead-questions = Schritt 1 von 3, Fragen: Ist klar, was gemeint ist? Frag nach, was du verstehen möchtest. Was du davon hältst, kommt im nächsten Schritt.
view-lead-reactions = Schritt 2 von 3, Reaktionen: Was hältst du davon? Ein paar Sätze genügen.
view-lead-consent = Schritt 3 von 3, Konsent: Ist es gut genug für jetzt und sicher genug zum Ausprobieren? Siehst du einen Schaden für unser Ziel, bring einen Einwand ein: Das hilft, es besser zu machen.
view-lead-anew = Es gibt eine neue Fassung: Ist sie gut genug für jetzt und sicher genug zum Ausprobieren? Antworten auf die frühere bleiben nachlesbar und zählen hier nicht.
view-lead-quick = Gleich zum Konsent: Ist es gut genug für jetzt und sicher genug zum Ausprobieren? Siehst du einen Schaden für unser Ziel, bring einen Einwand ein: Das hilft, es besser zu machen.
view-lead-take = Ein anderer Kreis meint, dass das in unseren Bereich gehört. Stimmt das? Konsent heißt: Wir übernehmen es und entscheiden dann selbst darüber. Siehst du für unser Ziel einen Schaden darin, es zu übernehmen, bring einen Einwand ein.
view-lead-integration = Alle wurden gefragt, und etwas passt noch nicht. Ein Einwand gehört uns allen: Wie kann der Text ihn aufnehmen?
view-lead-take-integration = Ein anderer Kreis meint, dass das in unseren Bereich fällt, und jemand hier sieht Schaden darin, es zu übernehmen. Fällt es nicht in unseren Bereich, ist auch das eine Antwort.
view-move-integration-take = { $facilitator } ist am Zug: Sprecht darüber, in wessen Bereich es fällt; ist es nicht unserer, gebt es weiter. Es gibt keine Frist; alle können es in ein Treffen mitnehmen.
view-move-held = Gerade braucht niemand etwas zu tun. Wenn #{ $number } abgeschlossen ist, das dieselbe Vereinbarung ändert, beginnt dieser Vorschlag, verglichen mit dem, was dann gilt.
view-move-gathering = Du bist am Zug, wenn du da bist. Es beginnt, wenn alle da sind oder wenn { $facilitator } es beginnt; von selbst beginnt nichts.
view-move-questions =
    { $answered ->
        [0] 0 von { $asked } sind gehört; alle sind am Zug, bis { $until }; dann beginnen die Reaktionen, und wer nicht gehört wurde, steht dabei.
       *[other]
            { $answered } von { $asked } { $answered ->
                [one] ist
               *[other] sind
            } gehört; die anderen sind am Zug, bis { $until }; dann beginnen die Reaktionen, und wer nicht gehört wurde, steht dabei.
    }
view-move-questions-live =
    { $answered ->
        [0] 0 von { $asked } sind gehört; alle sind am Zug. Es geht weiter, wenn alle gehört sind, die da sind, oder wenn { $facilitator } weitergeht.
       *[other]
            { $answered } von { $asked } { $answered ->
                [one] ist
               *[other] sind
            } gehört; die anderen sind am Zug. Es geht weiter, wenn alle gehört sind, die da sind, oder wenn { $facilitator } weitergeht.
    }
view-move-answer =
    { $count ->
        [one] Eine Frage ist offen: { $proposer } ist am Zug, sie zu beantworten, bis { $until }. Ist sie dann noch offen, gibt es einmal einen Tag mehr; danach beginnen die Reaktionen.
       *[other] { $count } Fragen sind offen: { $proposer } ist am Zug, sie zu beantworten, bis { $until }. Ist dann noch eine offen, gibt es einmal einen Tag mehr; danach beginnen die Reaktionen.
    }
view-move-answer-last =
    { $count ->
        [one] Eine Frage ist offen: { $proposer } ist am Zug, sie zu beantworten, bis { $until }; dann beginnen die Reaktionen.
       *[other] { $count } Fragen sind offen: { $proposer } ist am Zug, sie zu beantworten, bis { $until }; dann beginnen die Reaktionen.
    }
view-move-answer-live =
    { $count ->
        [one] Eine Frage ist offen: { $proposer } ist am Zug, sie zu beantworten; dann beginnen die Reaktionen.
       *[other] { $count } Fragen sind offen: { $proposer } ist am Zug, sie zu beantworten; dann beginnen die Reaktionen.
    }
view-move-reactions =
    { $answered ->
        [0] 0 von { $asked } sind gehört; alle sind am Zug, bis { $until }; dann beginnt der Konsent, und wer nicht gehört wurde, steht dabei.
       *[other]
            { $answered } von { $asked } { $answered ->
                [one] ist
               *[other] sind
            } gehört; die anderen sind am Zug, bis { $until }; dann beginnt der Konsent, und wer nicht gehört wurde, steht dabei.
    }
view-move-reactions-live =
    { $answered ->
        [0] 0 von { $asked } sind gehört; alle sind am Zug. Es geht weiter, wenn alle gehört sind, die da sind, oder wenn { $facilitator } weitergeht.
       *[other]
            { $answered } von { $asked } { $answered ->
                [one] ist
               *[other] sind
            } gehört; die anderen sind am Zug. Es geht weiter, wenn alle gehört sind, die da sind, oder wenn { $facilitator } weitergeht.
    }
view-move-consent =
    { $answered ->
        [0] 0 von { $asked } haben geantwortet; alle sind am Zug, bis { $until }. Fehlen dann Antworten, wird ohne sie nichts entschieden: Sie werden privat erbeten.
       *[other]
            { $answered } von { $asked } { $answered ->
                [one] hat
               *[other] haben
            } geantwortet; die anderen sind am Zug, bis { $until }. Fehlen dann Antworten, wird ohne sie nichts entschieden: Sie werden privat erbeten.
    }
view-move-consent-lapse =
    { $answered ->
        [0] 0 von { $asked } haben geantwortet; alle sind am Zug, bis { $until }. Hat bis dahin niemand einen Einwand und haben mindestens { $enough } geantwortet, ist es entschieden und vermerkt als „kein Einwand bis zur Frist“.
       *[other]
            { $answered } von { $asked } { $answered ->
                [one] hat
               *[other] haben
            } geantwortet; die anderen sind am Zug, bis { $until }. Hat bis dahin niemand einen Einwand und haben mindestens { $enough } geantwortet, ist es entschieden und vermerkt als „kein Einwand bis zur Frist“.
    }
view-move-consent-live =
    { $answered ->
        [0] 0 von { $asked } haben geantwortet; alle sind am Zug. Entschieden ist es, wenn alle geantwortet haben; Warten entscheidet nichts.
       *[other]
            { $answered } von { $asked } { $answered ->
                [one] hat
               *[other] haben
            } geantwortet; die anderen sind am Zug. Entschieden ist es, wenn alle geantwortet haben; Warten entscheidet nichts.
    }
view-move-words = Alle haben geantwortet. Nichts ist entschieden, und keine Zeit läuft ab: Ein Einwand wartet auf seine Worte.
view-move-missing =
    { $answered } von { $asked } { $answered ->
        [one] hat
       *[other] haben
    } geantwortet. Die Zeit ist um, und ohne die anderen wird nichts entschieden: Sie werden privat gefragt, jede Woche. Fehlen nach { $until } noch Antworten, wählt { $facilitator } einen Ausweg.
view-move-missing-lapse =
    { $answered } von { $asked } { $answered ->
        [one] hat
       *[other] haben
    } geantwortet, und die Zeit ist um. Sobald { $enough } geantwortet haben und niemand einen Einwand hat, ist es entschieden, vermerkt als „kein Einwand bis zur Frist“. Die anderen werden privat gefragt, jede Woche. Haben nach { $until } noch immer zu wenige geantwortet, wählt { $facilitator } einen Ausweg.
view-move-nobody = Gerade wird niemand gefragt: Alle sind beurlaubt oder haben es diesmal den anderen überlassen. Nichts wird entschieden, bis doch jemand antwortet oder { $facilitator } einen anderen Weg nimmt.
view-move-stuck =
    { $answered } von { $asked } { $answered ->
        [one] hat
       *[other] haben
    } geantwortet, und zwei Wochen sind vergangen. { $facilitator } ist am Zug: ein Treffen, der übergeordnete Kreis, falls es einen gibt, oder ein Ende mit Begründung. Bis dahin ist nichts entschieden.
view-move-integration = Am Zug: { $people }, mit einer Fassung, die den Einwand aufnimmt. Es gibt keine Frist; bewegt sich nichts, erinnere ich jede Woche daran, und alle können es in ein Treffen mitnehmen.
view-origin = Zuerst vorgeschlagen im Kreis { $circle }, als #{ $number }.
view-thin = Gerade kann weniger als die Hälfte des Kreises gefragt werden, oder nur eine Person. Ihr könnt warten, bis mehr wieder da sind, oder euch treffen.
view-reason-awaited = Ein Einwand steht, ohne Namen, bis seine Worte da sind. Wer ihn hat, wird privat gefragt und bekommt Hilfe.
view-takeover = { $person } bietet an zu moderieren. Ab { $until } liegt die Moderation bei { $person }, es sei denn, { $facilitator } tut vorher etwas hier.
view-withdrawal = { $person } möchte es zurückziehen: { $reason } Wenn es bis { $until } niemand weiterführt, ist es zurückgezogen.
view-orphans = Jemand mit einem Einwand ist gegangen. Wer trägt ihn weiter? Wenn niemand, sagt es { $facilitator }.
view-release = Trägt bis { $until } niemand den Einwand weiter, wird er beiseitegelegt; nachlesbar bleibt er.
view-heading-questions = Fragen
view-question-open = { $person }: { $question } (noch ohne Antwort)
view-question-open-of-several = Frage { $count }, { $person }: { $question } (noch nicht beantwortet)
view-questions-several = Getippt nennt eine Antwort ihre Frage, etwa „!consent answer #{ $number } { $count }: …“, oder ist eine Antwort auf deren Nachricht. Sonst gilt sie der ältesten.
view-question-answered = { $person }: { $question } – { $answer }
view-heading-reactions = Reaktionen
view-heading-inputs = Beiträge von Menschen, die nicht gefragt sind: gehört, nicht gezählt
view-heading-parked = Für danach aufgehoben
view-heading-stances = Antworten
view-stance-consent =
    { $count ->
        [one] { $people } gibt Konsent
       *[other] { $people } geben Konsent
    }
view-stance-consent-why = { $person } gibt Konsent: { $reason }
view-stance-concern =
    { $count ->
        [one] { $people } gibt Konsent und hat Bedenken
       *[other] { $people } geben Konsent und haben Bedenken
    }
view-stance-concern-why = { $person } hat ein Bedenken, das nichts aufhält: { $reason }
view-heading-objections = Was wir gehört haben
view-heading-meant-to-meet = Was diese Fassung aufnehmen soll
view-objection = { $person } hat einen Einwand
view-objection-former = { $person } hatte einen Einwand gegen Fassung { $revision }
view-objection-of-left = { $person } hatte einen Einwand und ist inzwischen gegangen
view-objection-carried = { $person } hatte einen Einwand; { $carrier } trägt ihn weiter
view-objection-pending =
    { $count ->
        [one] Ein Einwand steht, und seine Worte kommen noch.
       *[other] { $count } Einwände stehen, und ihre Worte kommen noch.
    }
view-what-is-happening = Zwei neue Fassungen haben es nicht getroffen. Sprecht vor einer dritten darüber, was gerade geschieht: Worum geht es wirklich, und was brauchen alle? Beruft eine Runde ein; ein Treffen ist oft der kürzeste Weg.
view-heading-ways = Wege weiter
view-way-change = Den Text so ändern, dass er aufnimmt, was gesagt wurde (Ändern).
view-way-shorter = Es kürzer ausprobieren und früher wieder ansehen.
view-way-measure = Es messen: sagen, worauf ihr achtet, wer darauf achtet und wann es zu viel wäre.
view-way-take = Wir übernehmen es doch, wenn für die Person mit dem Einwand passt, was sie eingewandt hat.
view-way-parent = Es ist nicht unseres: Wer moderiert, gibt es an den übergeordneten Kreis (Details).
view-way-round = Erst alle hören: eine Runde einberufen.
view-way-meeting = Darüber sprechen: es in ein Treffen mitnehmen.
view-roles-one = Vorgeschlagen und moderiert von { $facilitator }.
view-roles = Vorgeschlagen von { $proposer }, moderiert von { $facilitator }.
view-plan-then = Danach, wie geplant: Reaktionen bis { $reactions }, Konsent bis { $consent }; früher, wenn alle gehört sind.
view-plan-last = Danach, wie geplant: Konsent bis { $consent }; früher, wenn alle geantwortet haben.
view-present =
    { $count ->
        [one] Da: { $people }.
       *[other] Da: { $people }.
    }
view-away =
    { $count ->
        [one] Informiert, niemand wartet: { $people }.
       *[other] Informiert, niemand wartet: { $people }.
    }
view-later =
    { $count ->
        [one] Danach gefragt: { $people }.
       *[other] Danach gefragt: { $people }.
    }
view-joined-meanwhile =
    { $count ->
        [one] Inzwischen dazugekommen, informiert: { $people }.
       *[other] Inzwischen dazugekommen, informiert: { $people }.
    }
view-unheard =
    { $count ->
        [one] Bei Fragen und Reaktionen nicht gehört: { $people }.
       *[other] Bei Fragen und Reaktionen nicht gehört: { $people }.
    }
view-yours-consent = Deine Antwort bisher: Konsent. Du kannst sie ändern, solange das hier offen ist.
view-yours-concern = Deine Antwort bisher: Konsent mit Bedenken. Du kannst sie ändern, solange das hier offen ist.
view-yours-objection = Deine Antwort bisher: ein Einwand. Du kannst sie ändern, solange das hier offen ist.
view-heading-former = Frühere Fassungen
view-label-say-why = Sag, warum

### views: what is left of a former card

view-pointer-questions = #{ $number } { $title }: Die Fragen sind vorbei. { $next }
view-pointer-reactions = #{ $number } { $title }: Die Reaktionen sind vorbei. { $next }
view-pointer-consent = #{ $number } { $title }: Der Konsent-Schritt ist vorbei. { $next }
view-pointer-integration = #{ $number } { $title }: Was nicht passte, wurde angeschaut. { $next }
view-pointer-gathering = #{ $number } { $title } hat begonnen. { $next }
view-pointer-held = #{ $number } { $title } wartet nicht mehr. { $next }
view-pointer-outcome = #{ $number } { $title } ist wieder offen. { $next }
view-pointer-revised = #{ $number } { $title }: Das war Fassung { $revision }. { $next }
view-now-held = Die neueste Karte sagt, worauf es wartet.
view-now-gathering = Die neueste Karte fragt, wer da ist.
view-now-questions = Die neueste Karte hat die Fragen.
view-now-reactions = Die neueste Karte hat die Reaktionen.
view-now-consent = Die neueste Karte fragt nach Konsent.
view-now-integration = Die neueste Karte zeigt, was noch nicht passt.
view-now-closed = Es ist abgeschlossen: { $outcome }. Die neueste Karte sagt, wie.

### views: how a decision ended

view-outcome-adopted-title = #{ $number } { $title }: entschieden
view-outcome-withdrawn-title = #{ $number } { $title }: zurückgezogen
view-outcome-dropped-title = #{ $number } { $title }: ohne Entscheidung beendet
view-outcome-to-meeting-title = #{ $number } { $title }: in ein Treffen mitgenommen
view-outcome-escalated-title = #{ $number } { $title }: an den übergeordneten Kreis gegeben
view-outcome-routed-title = #{ $number } { $title }: an einen anderen Kreis gegeben
view-decided-consent = Der Kreis { $circle } hat das am { DAY($at) } im Konsent entschieden.
view-decided-lapse = Der Kreis { $circle } hat das am { DAY($at) } entschieden: kein Einwand bis zur Frist. So hat er es geregelt: Eine fehlende Antwort hält nichts auf, und als Konsent zählt sie nicht.
view-ended-withdrawn = Es wurde am { DAY($at) } zurückgezogen. Nichts wurde entschieden.
view-ended-dropped = Es endete am { DAY($at) }. Nichts wurde entschieden.
view-ended-to-meeting = Es wurde am { DAY($at) } in ein Treffen mitgenommen. Noch ist nichts entschieden.
view-ended-escalated = Es ging am { DAY($at) } an den übergeordneten Kreis. Noch ist nichts entschieden.
view-ended-routed = Es ging am { DAY($at) } an den Kreis, in dessen Bereich es fällt. Noch ist nichts entschieden.
view-ended-because-overtaken = Eine andere Entscheidung hat die Vereinbarung geändert, um die es ging. Wird es noch gebraucht, schlagt es neu vor, zu der, die jetzt gilt.
view-ended-because-circle-closed = Der Kreis wurde geschlossen.
view-ended-because-circle-empty = Niemand ist mehr im Kreis.
view-ended-reason = Warum, und was als Nächstes kommt
view-agreed-text = Was vereinbart wurde
view-last-text = Der Text, wie er zuletzt war
view-heading-objected = Einwände, und was daraus wurde
view-objected-open = { $person }: { $reason } – noch offen
view-objected-integrated = { $person }, zu Fassung { $revision }: { $reason } – eingearbeitet, sagt { $person }
view-objected-integrated-carried = { $person }: { $reason } – weitergetragen von { $carrier } und eingearbeitet, sagt { $carrier }
view-objected-withdrawn-carried = { $person }: { $reason } – weitergetragen von { $carrier }; { $carrier } hat ihn zurückgezogen
view-objected-withdrawn = { $person }: { $reason } – von { $person } zurückgezogen
view-objected-released = { $person }: { $reason } – { $person } ist gegangen, und niemand trug ihn weiter
view-objected-wordless = Ein Einwand, der nie zu seinen Worten kam
view-no-answer =
    { $count ->
        [one] Keine Antwort bis zur Frist: { $people }.
       *[other] Keine Antwort bis zur Frist: { $people }.
    }
view-next-adopted = Es steht als #{ $number } bei den Vereinbarungen: „decisions show #{ $number }“. Ein Einwand, der jetzt noch kommt, hebt es nicht auf; er wird vermerkt, und der Kreis kann es früher wieder ansehen.
view-next-done = Es ist geschehen. „circle show“ zeigt den Kreis, wie er jetzt ist.
view-next-withdrawn = Wer es noch braucht, kann es neu vorschlagen; der Text und was gesagt wurde, bleibt nachlesbar (#{ $number }).
view-next-dropped = Wer es noch braucht, kann es neu vorschlagen; der Text und was gesagt wurde, bleibt nachlesbar (#{ $number }).
view-next-to-meeting = Setzt #{ $number } auf die Tagesordnung eures nächsten Treffens. Schlagt danach hier vor, was dabei herauskam: „consent quick“.
view-next-escalated = Über #{ $number } entscheidet jetzt der übergeordnete Kreis.
view-next-routed = Jener Kreis entscheidet, ob er #{ $number } annimmt.
view-next-escalated-to = Jetzt ist es ein Vorschlag im Kreis { $target }. Leitung und Delegation tragen es dorthin und bringen zurück, was daraus wird.
view-next-routed-to = Der Kreis { $target } wird gefragt, ob er es annimmt. Wenn nicht, geht es an den Kreis über ihm.

### views: forms

view-planned-propose = Ohne Frist: Fragen bis { $questions }, Reaktionen bis { $reactions }, Konsent bis { $consent }; früher, wenn alle gehört sind.
view-planned-quick = Ohne Frist: Konsent bis { $consent }; früher, wenn alle geantwortet haben.
view-form-ask = Was möchtest du verstehen?
view-form-answer = Deine Antwort
view-form-answer-to = Die Frage: { $question }
view-form-react = Was hältst du davon?
view-form-object = Was würde es schaden, vom Ziel her gesehen? Was bräuchtest du?
view-form-object-intro = Dein Einwand hilft dem Kreis zu sehen, was er noch nicht gesehen hat. Fehlen dir noch die Worte, schick ihn ohne; sie können folgen, in deiner eigenen Zeit.
view-form-concern = Worauf ist zu achten? Es wird vermerkt und hält die Entscheidung nicht auf.
view-form-amend = Die neue Fassung
view-form-amend-answered =
    { $count ->
        [one] Eine Person hat geantwortet und wird noch einmal gefragt: Warte, bis alle geantwortet haben, oder ändere jetzt.
       *[other] { $count } haben geantwortet und werden noch einmal gefragt: Warte, bis alle geantwortet haben, oder ändere jetzt.
    }
view-form-amend-again =
    { $count ->
        [one] Eine Person hat geantwortet und wird noch einmal gefragt.
       *[other] { $count } haben geantwortet und werden noch einmal gefragt.
    }
view-form-amend-effect-stays = Was die Annahme bewirkt, bleibt gleich, was auch im Text steht; für etwas anderes zieh diesen Vorschlag zurück und schlag jenes vor.
view-form-amend-intro = Die neue Fassung wird dem Kreis zum Konsent vorgelegt. Bis das entschieden ist, gilt die alte.
view-form-fix = Der verbesserte Text
view-form-fix-intro = Nur für Versehen: Die Antworten bleiben, alle sehen die Verbesserung, und alle können sagen, dass sie den Sinn ändert.
view-form-park = Deine Idee
view-form-park-intro = Sie ist neben diesem Vorschlag aufgehoben, und ich bringe sie dir wieder, wenn er abgeschlossen ist.
view-form-withdraw = Warum, und was kommt als Nächstes?
view-form-withdraw-intro = Sind die Reaktionen vorbei, erfährt es zuerst der Kreis, und er kann den Vorschlag behalten.
view-form-meeting = Warum, und wann trefft ihr euch? (freiwillig)
view-form-escalate = Warum? (freiwillig)
view-form-route = Warum? (freiwillig)
view-form-route-circle = Der Kreis, in dessen Bereich es fällt
view-form-handover = Wer moderiert ab jetzt?
view-form-renew-review = Wann schauen wir wieder darauf? (freiwillig, etwa „6 Monate“; leer: wie hier üblich)
view-form-renew-term = Wie lange gilt es? (freiwillig, etwa „1 Jahr“; leer: bis ihr etwas anderes beschließt)
view-form-drop = Warum? (freiwillig)
view-form-drop-intro = Darüber entscheidet der Kreis im Konsent.

### views: circles

view-circle-aim = Unser Ziel
view-circle-domain = Was wir allein entscheiden
view-circle-parent = Teil des Kreises { $parent }.
view-circle-members =
    { $count ->
        [one] Ein Mitglied: { $people }.
       *[other] { $count } Mitglieder: { $people }.
    }
view-circle-asleep = Gerade gehört niemand zu diesem Kreis. Wer als Nächstes dazukommen möchte, wird gleich aufgenommen und moderiert ihn drei Monate lang.
view-member-away = { $person } (beurlaubt bis { DAY($day) })
view-heading-roles = Rollen
view-person-title = { $person }: Rollen und Amtszeiten
view-person-member = Mitglied, ohne Rolle
view-person-away = abwesend: wird informiert, niemand wartet
view-person-nowhere = Hier in keinem Kreis Mitglied.
verb-circle-person = was jemand in den Kreisen hier ist
view-role-elected = { $role }: { $person }, gewählt
view-role-elected-until = { $role }: { $person }, gewählt, bis { DAY($day) }
view-role-elected-expired = { $role }: { $person }, gewählt; die Amtszeit endete am { DAY($day) }, und { $person } macht weiter, bis jemand nachfolgt
view-role-assigned = { $role }: { $person }, von { $by } bestimmt, nicht gewählt
view-role-assigned-until = { $role }: { $person }, von { $by } bestimmt, nicht gewählt, bis { DAY($day) }
view-role-assigned-expired = { $role }: { $person }, von { $by } bestimmt, nicht gewählt; die Amtszeit endete am { DAY($day) }, und { $person } macht weiter, bis jemand nachfolgt
view-circle-no-facilitator = Gerade moderiert niemand diesen Kreis. Jedes Mitglied kann es: „circle role facilitator“ mit dem eigenen Namen.
view-circle-requests = Möchten dazukommen: { $people }. Die Moderation oder zwei beliebige Mitglieder nehmen auf.
view-heading-running = Was gerade läuft
view-circle-more = „circle show“ sagt, was gerade läuft, „circle help“, was du tun kannst.
view-circle-quiet = Gerade läuft nichts. Um etwas vorzuschlagen: „consent propose“, oder „consent quick“ für eine kleine Sache.
view-circle-unreachable =
    { $count ->
        [one] { $people } kann ich privat nicht erreichen, darum kann eine Frage unbemerkt bleiben. Mir einmal zu schreiben genügt.
       *[other] { $people } kann ich privat nicht erreichen, darum kann eine Frage unbemerkt bleiben. Mir einmal zu schreiben genügt.
    }
view-circle-silence-hold = Eine fehlende Antwort hält auf: Ohne alle, die gefragt sind, wird nichts entschieden.
view-circle-silence-lapse = Eine fehlende Antwort hält nicht über die Frist hinaus auf; vermerkt wird „kein Einwand bis zur Frist“.
view-circle-joining-open = Dazukommen können alle.
view-circle-joining-ask = Wer dazukommen möchte, fragt; die Moderation oder zwei beliebige Mitglieder nehmen auf.
view-circle-joining-closed = Nur die Moderation holt Menschen dazu.
view-circle-closed = Dieser Kreis ist geschlossen. Seine Vereinbarungen bleiben nachlesbar.
view-circles-title = Kreise
view-circle-line =
    { $count ->
        [one] { $circle }, ein Mitglied: { $aim }
       *[other] { $circle }, { $count } Mitglieder: { $aim }
    }
view-no-circles = Hier gibt es noch keinen Kreis. „!circle create“ gründet einen; er braucht einen Namen und ein Ziel.
view-settings-title = Wie der Kreis { $circle } arbeitet
view-settings-decided = Vom Kreis entschieden
view-settings-free = Von der Moderation festgelegt
view-settings-how = Um etwas zu ändern: „circle settings quiet_hours: 22:00-07:00“. Was der Kreis entscheidet, wird ein Vorschlag.

### views: agreements

view-agreement-name = #{ $number } { $title }
view-agreement-in-force = Gilt im Kreis { $circle }.
view-agreement-due = Gilt im Kreis { $circle }, und es ist Zeit, es wieder anzusehen: erneuern, ändern oder aufheben.
view-agreement-dropped = Gilt im Kreis { $circle } nicht mehr: Es wurde aufgehoben.
view-agreement-superseded = Gilt im Kreis { $circle } nicht mehr: Eine andere Vereinbarung ist an seine Stelle getreten.
view-agreement-annulled = Trat im Kreis { $circle } nie in Kraft: Die Entscheidung wurde wieder geöffnet.
view-basis-consent = Im Konsent entschieden am { DAY($day) }.
view-basis-lapse = Entschieden am { DAY($day) }: kein Einwand bis zur Frist.
view-agreement-replaces = Es trat an die Stelle von #{ $number }.
view-agreement-superseded-by = #{ $number } ist an seine Stelle getreten.
view-heading-history = Was damit geschah
view-milestone-entered = { DAY($day) }: in Kraft getreten (#{ $number })
view-milestone-due = { DAY($day) }: wieder anzusehen
view-milestone-renewed = { DAY($day) }: erneuert (#{ $number })
view-milestone-dropped = { DAY($day) }: aufgehoben (#{ $number })
view-milestone-superseded = { DAY($day) }: ersetzt durch #{ $number }
view-milestone-annulled = { DAY($day) }: Entscheidung wieder geöffnet (#{ $number })
view-milestone-restored = { DAY($day) }: gilt wie zuvor, weil #{ $number } wieder offen ist
view-heading-late = Einwände nach der Entscheidung
view-late = { $person }, { DAY($day) }
view-decisions-title = Vereinbarungen, die gelten
view-decisions-none = Hier gilt noch keine Vereinbarung.
view-decisions-more = „decisions show #12“ zeigt eine mit ihrer Geschichte, „decisions search“ findet nach einem Wort.
view-agreement-line = #{ $number } { $title }, seit { DAY($day) }
view-agreement-line-review = #{ $number } { $title }, seit { DAY($day) }, wieder anzusehen am { DAY($review) }
view-agreement-line-due = #{ $number } { $title }, seit { DAY($day) }: Zeit, es wieder anzusehen
view-search-title = Vereinbarungen mit „{ $words }“
view-search-nothing = In keiner Vereinbarung, die gilt, stehen diese Wörter. „decisions list“ zeigt alle.

### views: what waits for one person

view-inbox-title = Was auf dich wartet
view-inbox-empty = Nichts wartet auf dich. Du hörst von mir, wenn es anders ist.
view-inbox-more = Es wartet noch mehr: { $names }. Beantworte erst diese, dann sieh mit „inbox“ wieder nach.
view-reminder-title =
    { $count ->
        [one] Kurz erinnert: Auf eine Antwort von dir wird gewartet
       *[other] Kurz erinnert: Auf { $count } Antworten von dir wird gewartet
    }
view-waits-questions = Ist klar, was gemeint ist? Bis { $until }.
view-waits-questions-untimed = Ist klar, was gemeint ist?
view-waits-reactions = Was hältst du davon? Bis { $until }.
view-waits-reactions-untimed = Was hältst du davon?
view-waits-consent = Ist es gut genug für jetzt und sicher genug zum Ausprobieren? Bis { $until }.
view-waits-consent-untimed = Ist es gut genug für jetzt und sicher genug zum Ausprobieren? Die anderen haben geantwortet, oder die Zeit ist um; es wartet auf dich.
view-waits-answer =
    { $count ->
        [one] Eine Frage an dich ist offen.
       *[other] { $count } Fragen an dich sind offen.
    }
view-waits-why = Dein Einwand steht. Sag, wenn du so weit bist, was es schaden würde und was du bräuchtest.
view-waits-integration = Ein Einwand ist einzuarbeiten: die nächste Fassung, oder ein anderer Weg.
view-waits-joiners = Inzwischen dazugekommen: { $people }. Auch fragen, oder nur informieren?
view-person-settings-title = Wie ich mit dir spreche
view-as-circle = wie dein Kreis es hält
view-paused = Keine Erinnerungen bis { $until }.
view-not-paused = Erinnerungen: zur Halbzeit und einen Tag vor dem Ende, höchstens eine Nachricht am Tag.
view-person-settings-change = Einstellungen ändern
view-person-settings-how = Um etwas zu ändern: „inbox settings language: de“ oder „inbox settings pause: 2 Wochen“.

### views: the home that somebody opens, with all that concerns them

view-home-welcome = Gemeinsam entscheiden
view-home-what = Ich helfe einer Gruppe, gemeinsam zu entscheiden: Alle werden gefragt, und ein Einwand ist ein Grund, noch einmal hinzusehen.
view-home-begin = So fängst du an: Schreib „!circle create Garten“ in den Kanal, in dem deine Gruppe spricht.
view-home-join = Oder bitte um Aufnahme in einen Kreis, den es hier schon gibt:
view-home-running = Im Gang, ohne dass es auf dich wartet
view-home-roles = Deine Kreise und Rollen
view-home-begin-something = Etwas anfangen
view-home-consent-propose = Etwas vorschlagen
view-home-consent-quick = Eine kleine Sache vorschlagen
view-home-inbox-settings = Meine Einstellungen
view-home-round-start = Eine Runde einberufen
view-home-election-start = Eine Wahl beginnen
view-home-elsewhere = Alles andere: „!circle help“.
view-home-more-waits =
    { $count ->
        [one] Es wartet noch eines: „!inbox“, wenn du diese beantwortet hast.
       *[other] Es warten noch { $count }: „!inbox“, wenn du diese beantwortet hast.
    }
view-home-more-running =
    { $count ->
        [one] Und noch eines: „!circle show“.
       *[other] Und noch { $count }: „!circle show“.
    }
view-home-more-agreements =
    { $count ->
        [one] Und noch eine: „!decisions list“.
       *[other] Und noch { $count }: „!decisions list“.
    }
view-home-more-circles =
    { $count ->
        [one] Und noch einer: „!circle list“.
       *[other] Und noch { $count }: „!circle list“.
    }
view-answered =
    { $answered ->
        [one] { $answered } von { $asked } hat geantwortet
       *[other] { $answered } von { $asked } haben geantwortet
    }
view-whose-move = Am Zug: { $people }
view-own-circle = { $circle }: { $roles }
view-own-role = { $role }
view-own-role-until = { $role } (bis { DAY($day) })
view-own-role-expired = { $role } (die Amtszeit endete am { DAY($day) })

### views: finding the way

welcome-title = Hallo, ich bin Circlekeeper
welcome-what = Mit mir entscheiden Gruppen im Konsent, halten Gesprächsrunden und wählen Menschen in Rollen, gleich hier. Ich entscheide nie etwas: Ich behalte im Blick, wer dran ist, bis wann, und was vereinbart wurde.
welcome-then = Dann entscheidet etwas Kleines: „!consent quick“.
welcome-more = „!circle help“ sagt überall, was du tun kannst.

view-help-title = Was du hier tun kannst
view-help-no-circle = Hier gibt es noch keinen Kreis. Ein Kreis ist eine Gruppe mit einem Ziel, die gemeinsam entscheidet:
view-help-circles = Hier trifft sich: { $circles }.
view-help-private = Hier sprechen nur du und ich. Was du hier antwortest, liest sonst niemand, bevor es so weit ist.
view-help-facilitator = Wenn du moderierst:
view-help-example = Zum Beispiel: { $example }
view-help-form = „!circle create“ öffnet ein Formular: der Name, wofür der Kreis da ist, und wer dabei ist. Andere kannst du später dazuholen.
view-help-all = Alle Befehle:
view-choose = Hier ist mehreres offen. Was meinst du?
view-choose-example = Oder schreib es noch einmal mit der Nummer: { $example }

### commands: what is answered to an act

refused-internal = Bei mir ist etwas schiefgegangen, und nichts wurde geändert. Bitte versuch es noch einmal; passiert es wieder, sag denen Bescheid, die diesen Bot betreiben.
refused-unknown-verb = „{ $verb }“ kenne ich nicht. „!circle help“ zeigt, was hier geht.
refused-unknown-button = Dieser Knopf ist aus einer Zeit, die vorbei ist. Bitte nimm die neueste Karte.
refused-title-empty = Es fehlt ein Titel: Er steht in der ersten Zeile, hinter dem Befehl.
refused-title-empty-example =
    { refused-title-empty }
    Zum Beispiel: { $example }
refused-name-too-long = Das hat { $length } Zeichen, höchstens { $most } gehen. Sag es kürzer.
refused-title-too-long = Der Titel hat { $length } Zeichen, höchstens { $most } gehen. Schreib den Rest in die Zeilen darunter, als Text.
refused-text-missing = Es fehlen die Worte. Schreib sie hinter den Befehl oder in die Zeilen darunter.
refused-text-missing-example =
    { refused-text-missing }
    Zum Beispiel: { $example }
refused-text-too-long = Der Text hat { $length } Zeichen, höchstens { $most } gehen. Kürze ihn, oder leg den Rest in ein Dokument und schreib den Link dazu.
refused-same-text = Das ist der Text, wie er schon dasteht. Schick den geänderten Text.
refused-choice = „{ $given }“ geht bei „{ $option }“ nicht. Möglich sind: { $choices }.
refused-number = „{ $given }“ ist keine Nummer. Schreib sie so: #12.
refused-unknown-number = Eine #{ $number } dieser Art gibt es hier nicht. „!inbox“ zeigt, was offen ist.
refused-nothing-open = Hier ist nichts offen, das gemeint sein könnte. Nenne die Nummer, etwa #12.
refused-one-person = Bitte nenne bei „{ $option }“ eine Person: mit einer Erwähnung, ihrer Kennung oder ihrem Namen.
refused-one-person-example =
    { refused-one-person }
    Zum Beispiel: { $example }
refused-nobody-named = Bitte sag, wer: mit Erwähnungen, Kennungen oder Namen, oder „here“ für alle, die hier sind.
refused-nobody-named-example =
    { refused-nobody-named }
    Zum Beispiel: { $example }
refused-unknown-person = Hier kenne ich niemanden namens „{ $name }“. Erwähne die Person, oder nimm ihre volle Kennung.
refused-name-of-several = Mehrere heißen „{ $name }“. Erwähne die Person, oder nimm ihre volle Kennung.

## circles

refused-create-in-private = Ein Kreis braucht einen Ort, an dem er sich trifft. Schreib das im Raum oder Kanal des Kreises.
refused-admins-create = Hier legen nur Admins dieses Ortes Kreise an. Frag dort nach.
refused-circle-name-taken = Einen Kreis „{ $name }“ gibt es schon. Wähle einen anderen Namen.
refused-aim-missing = Wozu ist der Kreis da? Schreib eine Zeile dazu, etwa „aim: Gemüse für vierzig Haushalte“.
refused-no-circle-here = Hier trifft sich kein Kreis. „!circle list“ zeigt alle Kreise; nenne einen mit „circle: NAME“, oder gründe einen mit „!circle create“.
refused-which-circle = Mehrere Kreise kommen infrage: { $circles }. Schreib eine Zeile „circle: NAME“ dazu.
refused-unknown-circle = Einen Kreis „{ $name }“ gibt es hier nicht. „!circle list“ zeigt alle.
refused-circle-missing = An welchen Kreis? Schreib eine Zeile „circle: NAME“ dazu.
refused-circle-missing-example =
    { refused-circle-missing }
    Zum Beispiel: { $example }
refused-remove-yourself = Um selbst zu gehen, nimm „!circle leave“.
refused-away-until = Bis wann? Zum Beispiel „!circle away until: 14. August“.
refused-role-missing = Welche Rolle? Zum Beispiel „!circle role secretary“, und in den nächsten Zeilen „member: @ben“ und „term: 6 Monate“. Ohne Mitglied wird die Rolle abgegeben.
refused-term-without-member = Wessen Amtszeit? Schreib eine Zeile „member: NAME“ dazu.
refused-settings-lines = In dieser Entscheidung geht es um Einstellungen, darum braucht der Text für jede, die sich ändert, eine Zeile wie „silence: lapse“. Der Kreis entscheidet über: { $settings }.
refused-fix-changes-settings = Das ändert eine Einstellung, und damit den Sinn. „consent amend“ macht eine neue Fassung daraus.
refused-setting-number = „{ $given }“ ist keine Zahl, die zu „{ $option }“ passt.
refused-setting-days = „{ $option }“ zählt in Tagen, Wochen, Monaten oder Jahren, etwa „6 Monate“; „{ $given }“ passt nicht.
refused-setting-too-long = Das ist zu lang für „{ $option }“: höchstens { $longest }.
told-answer-in = Deine Antwort ist da. Bis der Schritt endet, kannst du sie auf demselben Weg ändern.
told-as-before = Das ist schon so, und nichts wurde geändert.
told-settings-changed = Erledigt: Die Einstellungen von { $circle } sind geändert.
told-away = Du bist im Kreis { $circle } bis { $until } beurlaubt: Du wirst informiert, und niemand wartet auf dich. „!circle back“ beendet das früher.
told-back = Willkommen zurück in { $circle }.

## proposals

refused-live-has-no-deadline = Eine Live-Entscheidung hat keine Frist. Lass entweder „mode: live“ oder die Frist weg.
refused-deadline-too-soon = { $tried } ist zu früh: Jeder Schritt dauert hier mindestens { $minimum }, damit alle dabei sein können. Am frühesten geht { $earliest }.
refused-date-too-soon = „{ $option }“ wäre { $tried }, bevor es entschieden sein kann ({ $end }). Nenne einen späteren Tag.
refused-agreement-number = Welche Vereinbarung? Nenne ihre Nummer, etwa #12; „!decisions list“ zeigt alle.
refused-unknown-agreement = Eine Vereinbarung #{ $number } gibt es hier nicht. „!decisions list“ zeigt alle.
refused-agreement-elsewhere = Die Vereinbarung #{ $number } gehört { $circle }; nur dieser Kreis kann sie ersetzen.
refused-agreement-over = Die Vereinbarung #{ $number } gilt nicht mehr, daran ist nichts zu ändern.
refused-search-empty = Nach welchen Worten soll ich suchen? Zum Beispiel „!decisions search Häcksler“.
told-three-dates = #{ $number } liegt auf dem Tisch: Fragen bis { $questions }, Reaktionen bis { $reactions }, Konsent bis { $consent }. Bis die Reaktionen enden, kannst du ihn frei zurückziehen.
told-decision-opened = Das entscheidet der Kreis: #{ $number } ist offen.
decision-removal-title = { $name } verlässt { $circle }
decision-removal-text = { $name } gehört nicht mehr zum Kreis { $circle }.
decision-settings-title = Einstellungen von { $circle }
decision-settings-text =
    Wir ändern unsere Einstellungen:
    { $lines }
decision-closing-title = { $circle } endet
decision-closing-text =
    { $parent ->
        [none] Der Kreis { $circle } endet. Seine Vereinbarungen bleiben nachlesbar.
       *[other] Der Kreis { $circle } endet. Seine Vereinbarungen bleiben nachlesbar, und sein Bereich geht an den Kreis { $parent } zurück.
    }
decision-review-title = Überprüfung von #{ $number }: { $title }
decision-drop-title = #{ $number } aufheben: { $title }
decision-drop-text = Die Vereinbarung #{ $number } „{ $title }“ gilt nicht mehr.

## answers

refused-late-objection-words = #{ $number } ist schon entschieden, und die Entscheidung steht. Dein Einwand kommt trotzdem ins Protokoll: Schreib ihn hinter den Befehl.
told-late-objection = Danke. Die Entscheidung #{ $number } steht; dein Einwand ist verzeichnet, und dem Kreis wird eine frühere Überprüfung angeboten.
ask-for-words-object = Dein Einwand gegen #{ $number } „{ $title }“ ist notiert, und über ihn hinweg wird nichts entschieden. Welchen Schaden siehst du für das Ziel, oder was bräuchtest du? Schreib es hier in deinen Worten; deine nächste Nachricht zählt. Es muss nicht perfekt sein.
ask-for-words-input = Welchen Schaden siehst du in #{ $number } „{ $title }“? Schreib es hier in deinen Worten; deine nächste Nachricht zählt. Es steht als Beitrag für den Kreis auf der Karte und hält die Entscheidung nicht auf. { $why }
ask-for-words-concern = Dein Bedenken zu #{ $number } „{ $title }“ ist notiert; es hält nichts auf. Was soll bedacht werden? Schreib es hier; deine nächste Nachricht zählt.
ask-for-words-ask = Was möchtest du zu #{ $number } „{ $title }“ fragen? Schreib es hier; deine nächste Nachricht zählt als Frage.
told-words-object = Danke. Dein Einwand gegen #{ $number } „{ $title }“ steht in diesen Worten und wird geöffnet, wenn die Runde zu Ende ist.
told-words-object-opened = Danke. Der Kreis liest jetzt deinen Einwand gegen #{ $number } „{ $title }“, in deinen Worten. Mehr brauchst du nicht zu tun; du hörst von mir, wenn es eine neue Fassung gibt. Ist er schon vorher eingearbeitet, kannst du es hier sagen.
told-objection-resolved = Danke. Dein Einwand gegen #{ $number } „{ $title }“ hält nichts mehr auf.
told-objection-resolved-answer = Danke. Dein Einwand gegen #{ $number } „{ $title }“ hält nichts mehr auf; deine Antwort auf den Text, wie er jetzt ist, steht noch aus.
told-words-concern = Danke. Dein Bedenken zu #{ $number } „{ $title }“ ist in diesen Worten notiert.
told-words-ask = Danke. Deine Frage zu #{ $number } „{ $title }“ ist gestellt.
told-words-for-which = Diese Worte könnten das sein, worum ich dich gebeten habe, oder dein Vorschlag für die Wahl #{ $number } „{ $title }“; deshalb habe ich nichts davon behalten. Antworte auf die Nachricht, zu der sie gehören, oder beginne mit einem Befehl; ein Vorschlag für die Wahl ist „election nominate #{ $number }“, der Name und dein Grund.
told-words-for-what = Ich weiß nicht, wofür diese Worte sind. „inbox“ zeigt, was auf dich wartet; antworte dort, oder beginne mit einem Befehl.
near-miss-questions = Dein { $mark } unter #{ $number } „{ $title }“ ist noch keine Antwort. Keine Fragen ist ✅, eine Frage ist ❓.
near-miss-reactions = Dein { $mark } unter #{ $number } „{ $title }“ ist noch keine Antwort. Nichts hinzuzufügen ist ✅; oder schreib mit „!consent react“, was du denkst.
near-miss-consent = Dein { $mark } unter #{ $number } „{ $title }“ ist noch keine Antwort. Konsent ist 👍, ein Einwand ist ✋.
which-answer = Während ich weg war, erschien ein { $mark } von dir unter #{ $number } „{ $title }“, neben einer anderen Antwort. Die frühere steht. Meinst du die neue, antworte bitte noch einmal.

### courier: what is said where a private message can't be delivered

private-unreachable = { $person }, etwas wartet auf dich, und ich kann dich privat nicht erreichen. Schreib mir einmal direkt, dann geht es.

## Gesprächsrunden

label-again = Noch einmal
verb-round-start = eine Gesprächsrunde beginnen: Alle kommen zu Wort, nacheinander
verb-round-say = in einer Runde etwas sagen
verb-round-pass = du bist gefragt worden und hast diesmal nichts zu sagen
verb-round-later = du sprichst am Ende der Runde
verb-round-done = du bist fertig
verb-round-next = beginnen oder die Nächsten aufrufen (Moderation)
verb-round-close = die Runde schließen; wer nicht zu Wort kam, wird genannt (Moderation)
verb-round-again = eine zweite Runde zum selben Thema
verb-round-join = du bist da (Runden live)
verb-round-extend = mehr Zeit für alle, die noch nicht zu Wort kamen
verb-round-meeting = die Runde in ein Treffen verlegen
verb-round-details = alles, was in einer Runde gesagt wurde, und alles, was du tun kannst
option-kind = check-in, questions (Fragen), reactions, ideas (Ideen), evaluation (Rückblick), check-out, open
option-order = fair (wer zuletzt am wenigsten sprach, beginnt), random (zufällig) oder list (nach der Liste)
phase-gathering = wer ist da?
phase-open = Runde offen

view-round-title = Runde #{ $number }: { $title }
view-round-prompt-check-in = Ankommen: Wie bist du heute da? Alle sagen ein Wort; niemand antwortet oder rät.
view-round-prompt-questions = Was musst du wissen, um es zu verstehen? Jetzt nur Fragen; Antworten folgen danach, Meinungen später.
view-round-prompt-reactions = Was hältst du davon? Etwa fünf Sätze von allen; niemand antwortet darauf.
view-round-prompt-ideas = Welche Ideen hast du? Jede zählt, und sie dürfen sich widersprechen.
view-round-prompt-evaluation = Was lief gut, und was würdest du anders machen?
view-round-prompt-check-out = Wie gehst du? Ein Wort dazu, was wir getan haben, wie wir gearbeitet haben und wie wir miteinander waren.
view-round-prompt-open = Was möchtest du dazu sagen?
view-round-prompt-happening = Was geschieht gerade? Worum geht es für dich, und was brauchst du?
view-round-pass-freely = Nichts zu sagen? Passen ist auch eine Antwort.
view-round-every-voice = Es tut gut, alle zu hören: Ein Satz genügt. Magst du lieber nicht, dann pass.
view-round-forgets = Ich vergesse, was hier gesagt wird, wenn die Runde schließt, und behalte nur, wer gehört wurde.
view-round-forgotten = Was gesagt wurde, ist nicht aufbewahrt.
view-round-once-more = Am Ende noch einmal: { $people }.
view-round-about = Sie gehört zu #{ $number }.
view-round-who-is-here = Wer ist da? Wer es sagt, wird aufgerufen. { $facilitator } beginnt mit „Nächste Person“, wenn alle da sind; nach drei Minuten können es alle, die da sind. Wer später kommt, spricht am Ende.
view-round-speaking = Es spricht: { $people }, etwa { $length }.
view-round-speaking-together = Jetzt, wer so weit ist: { $people }.
view-round-time-over = Die Zeit ist um: Komm zum Ende, wann es passt.
view-round-next = Danach: { $people }.
view-round-heard = Gehört: { $people }.
view-round-passed =
    { $count ->
        [one] { $people } hat gepasst.
       *[other] { $people } haben gepasst.
    }
view-round-how-live = Wenn du dran bist, schreib in diesen Thread oder als Antwort auf die Zeile, die dich aufruft; es ist vorbei, wenn du „Fertig“ sagst oder nichts mehr schreibst. Du kannst auch laut sprechen und dann „Fertig“ sagen.
view-round-how-live-named = Wenn du dran bist, nimm „Sprechen“ oder „round say“, oder antworte so auf die Zeile, die dich aufruft, dass die Antwort mich pingt; es ist vorbei, wenn du „Fertig“ sagst oder nichts mehr schreibst. Ohne Ping kann ich sie nicht lesen. Du kannst auch laut sprechen und dann „Fertig“ sagen.
view-round-held-live = Noch nicht gehört: { $people }. Sie können jetzt noch sprechen oder passen. { $facilitator } ruft sie mit „Nächste Person“ noch einmal auf oder schließt die Runde; nach drei Minuten Stille können es alle.
view-round-absent =
    { $count ->
        [one] Nicht da: { $people }.
       *[other] Nicht da: { $people }.
    }
view-round-until = Bisher gehört: { $heard } von { $asked }. Offen bis { $until }; sind alle gehört, endet die Runde. Fehlt dann jemand, gibt { $facilitator } mehr Zeit oder schließt sie.
view-round-held = Bisher gehört: { $heard } von { $asked }; die Zeit ist um. { $facilitator } gibt mehr Zeit oder schließt die Runde, nach einem Tag können es alle; bis dahin können alle noch sprechen.
view-round-blind = Niemand sieht, was die anderen sagen, bis alle gehört sind oder die Runde schließt.
view-round-still-asked = Noch zu hören: { $people }.
view-round-how = Alle sprechen einmal: mit „Sprechen“ oder in diesem Thread. Noch einmal „Sprechen“ ersetzt es; was du später im Thread schreibst, kommt dazu.
view-round-how-named = Alle sprechen einmal: mit „Sprechen“ oder „round say“, oder mit einer Antwort auf diese Karte, die mich pingt. Andere Worte im Thread erreichen mich nicht. Noch einmal „Sprechen“ ersetzt es; was du später antwortest, kommt dazu.
view-round-how-blind = Sag es mit „Sprechen“ oder mir privat: „round say #{ $number } …“. Noch einmal sagen ersetzt es.
view-round-how-form = Sag es mit „Sprechen“ oder „round say“: Das Formular und was du schreibst, siehst nur du. Noch einmal sagen ersetzt es.
view-round-ended-complete = Alle sind gehört. Die Runde endete am { DAY($at) }.
view-round-ended-closed-with-gaps = Die Runde wurde am { DAY($at) } geschlossen, bevor alle gehört waren.
view-round-ended-to-meeting = Die Runde geht in einem Treffen weiter, seit { $at }.
view-round-unheard = Nicht gehört: { $people }.
view-round-said-late = { $person }, später
view-round-late = { $person } hat danach gesprochen.
view-round-spoke = (nicht schriftlich)
view-round-more =
    { $count ->
        [one] … und { $count } weitere: „round details #{ $number }“ zeigt alles.
       *[other] … und { $count } weitere: „round details #{ $number }“ zeigt alles.
    }
view-round-cut = Es wurde viel gesagt: „round details #{ $number }“ hat jedes Wort.
view-round-pointer = Runde #{ $number } ({ $title }) geht unter der neuesten Karte weiter.
view-round-pointer-closed = Runde #{ $number } ({ $title }) ist vorbei. Die neueste Karte zeigt, was gesagt wurde.
view-waits-round-begin = Beginn die Runde, wenn alle da sind.
view-waits-round-turn = Du bist dran.
view-waits-round-say = Du bist gefragt, bis { $until }.
view-waits-round-say-untimed = Du bist gefragt.
view-waits-round-held = Nicht gehört: { $people }. Gib mehr Zeit, oder schließ die Runde.
view-waits-round-held-live = Noch nicht gehört: { $people }. Ruf sie mit „Nächste Person“ noch einmal auf, oder schließ die Runde.

round-called-next = { $person }, du bist dran (Runde #{ $number }, { $title }). Antworte auf diese Zeile; „Fertig“, wenn es gut ist. Danach { $next }.
round-called-last = { $person }, du bist dran (Runde #{ $number }, { $title }). Antworte auf diese Zeile; „Fertig“, wenn es gut ist.
round-called-together = { $people }: jetzt, wer so weit ist (Runde #{ $number }, { $title }). Antwortet auf diese Zeile.
round-called-again = { $people }, du bist noch einmal dran, wenn du so weit bist (Runde #{ $number }, { $title }). Antworte auf diese Zeile, oder pass.
view-round-called-named = Eine Antwort zählt, wenn sie mich pingt; das tut sie, solange du es nicht abschaltest. „Sprechen“ und „round say“ zählen auch.
round-held = Die Zeit der Runde #{ $number } ({ $title }) ist um. Nicht gehört: { $people }. Gib mehr Zeit, oder schließ sie; im Protokoll stehen dann ihre Namen.
round-held-live = Die Runde #{ $number } ({ $title }) ist am Ende angekommen. Noch nicht gehört: { $people }. Ruf sie noch einmal auf, oder schließ sie; im Protokoll stehen dann ihre Namen.
round-nobody-began = Runde #{ $number } ({ $title }): Einen Tag lang hat niemand sie begonnen. Deshalb ist sie geschlossen, und niemand wurde gehört. Wenn ihr beisammen seid, beginnt „round start“ eine neue.
round-outage = Ich war eine Weile nicht zu erreichen. Die Runde #{ $number } ({ $title }) ist dafür bis { $until } offen.
round-yours = Du moderierst ab jetzt die Runde #{ $number } ({ $title }).

told-round-opened = Die Runde #{ $number } ist offen, dort, wo der Kreis sich trifft.
told-round-all-asked = In dieser Runde sind alle zugleich gefragt: Sag deinen Teil, wann es dir passt.
told-round-at-the-end = Du bist dabei und sprichst am Ende der Runde.
told-round-say-at-the-end = Du bist dabei und sprichst am Ende der Runde, wenn du aufgerufen wirst. Heb deine Worte bis dahin auf; sie sind noch nicht notiert.
told-round-aside = #{ $number } { $title }: Deine Antwort steht, wie sie war. Was du jetzt noch im Thread schreibst, ist Gespräch unter euch. Um sie zu ergänzen oder zu ändern, sag sie neu: „round say #{ $number }“ und alles, was du sagen willst.
told-round-late = Die Runde war vorbei; was du gesagt hast, ist angehängt, als später gesagt.
told-round-late-unkept = Die Runde war vorbei; im Protokoll steht, dass du danach gesprochen hast. Was beim Ankommen gesagt wird, behalte ich nicht.
told-round-go-on = Was du gesagt hast, steht auf der Karte der Runde #{ $number }. Du bist noch dran: Sag mehr, oder Fertig.
told-round-said = Danke. Was du gesagt hast, steht auf der Karte der Runde #{ $number }, wo der Kreis es sieht.
told-round-sealed = Danke. Was du in der Runde #{ $number } gesagt hast, ist da; niemand sieht es, bis alle gehört sind. Noch einmal sagen ersetzt es.
told-round-blind = Diese Runde ist verdeckt: Was du vor anderen schreibst, zählt nicht. Sag es mir privat mit „round say …“.
told-round-openly = Das zählt. In einer verdeckten Runde sag es besser mir privat: Andere haben es nun gesehen.
told-round-close-unheard = Noch nicht gehört: { $people }. Um trotzdem zu schließen: noch einmal Beenden, oder „round close #{ $number }“. Im Protokoll stehen dann ihre Namen.
refused-round-outside = Diese Runde ist für die Mitglieder von { $circle }. Der Weg hinein ist „circle join“.
refused-round-not-begun = Die Runde hat noch nicht begonnen. Sag mit 🙋, dass du da bist; die Moderation beginnt sie mit „Nächste Person“.
refused-round-heard = Du bist in dieser Runde gehört. „round again“ eröffnet eine zweite, wenn sie vorbei ist.
refused-not-your-turn = Dran ist gerade: { $people }. Du wirst aufgerufen, wenn du dran bist; heb deine Worte bis dahin auf.
refused-later-once = Du bist schon am Ende der Runde: Sprich, oder passe.
refused-round-closed = Diese Runde ist vorbei. „round again“ eröffnet eine neue; mit „round say“ wird ein Wort von dir noch angehängt.
refused-round-join-first = Du warst nicht da, als die Runde begann. Sag 🙋 oder „round join“, dann sprichst du am Ende.
refused-round-no-turns = In dieser Runde gibt es keine Reihenfolge: Alle sprechen, wann es ihnen passt. „round close“ beendet sie.
refused-round-nobody = In { $circle } sind alle beurlaubt, es kann also niemand gefragt werden. „circle back“ beendet das.
refused-live-round-has-no-deadline = Eine Live-Runde hat keine Frist: sie ist vorbei, wenn alle gehört sind. Lass entweder „mode: live“ oder die Frist weg.
refused-round-alone = Noch ist niemand sonst da. Sobald noch jemand 🙋 sagt, kannst du beginnen.
refused-only-round-facilitator = { $person } leitet diese Runde. Schweigt { $person } eine Weile, können alle weitermachen.
refused-round-still-open = Die Runde #{ $number } ist noch offen. Schließ sie zuerst; dann kann eine zweite beginnen.
verb-consent-call-a-round = alle hören, bevor der Text noch einmal geändert wird
round-what-is-happening = Was geschieht gerade bei #{ $number }?
refused-no-round-now = Eine Runde wird einberufen, während ein Einwand aufgenommen wird. Sonst geht immer „round start“.

## Wahlen

verb-election-start = eine Wahl für eine Rolle beginnen, oder für mehrere nacheinander
verb-election-nominate = jemanden vorschlagen, unter vier Augen, mit Grund; noch einmal: jemand anderen stattdessen
verb-election-keep = bei deinem Vorschlag bleiben, nachdem du die anderen gehört hast
verb-election-change = jemand anderen vorschlagen, nachdem du die anderen gehört hast
verb-election-candidate = eine der genannten Personen zur Wahl stellen, mit den Gründen (Moderation)
verb-election-consent = es ist gut genug für jetzt und sicher genug zum Ausprobieren
verb-election-object = sagen, welchen Schaden du für das Ziel siehst; niemand ist gewählt, bevor das aufgenommen ist
verb-election-decline = du übernimmst die Rolle nicht; ein Grund ist nicht nötig
verb-election-extend = mehr Zeit, einmal je Person und Schritt
verb-election-advance = zum nächsten Schritt (Moderation)
verb-election-meeting = die Wahl in ein Treffen mitnehmen
verb-election-takeover = diese Wahl moderieren, wenn ihre Moderation schweigt
verb-election-handover = jemand anderen diese Wahl moderieren lassen
verb-election-nobody = die Wahl beenden: niemand passt, und so geht es weiter (Moderation)
verb-election-withdraw = eine Wahl zurücknehmen, bevor die Vorschläge geöffnet sind
verb-election-present = du bist da (Wahlen in einem Treffen)
verb-election-amend = einen Einwand aufnehmen: andere Worte oder eine andere Amtszeit
verb-election-opt-out = diesmal ohne mich: Du wirst informiert, niemand wartet auf dich
verb-election-integrated = sagen, dass dein Einwand aufgenommen ist
verb-election-withdraw-objection = deinen Einwand zurücknehmen
verb-election-carry = den Einwand von jemandem weitertragen, der gegangen ist
verb-election-nobody-carries = sagen, dass ihn niemand weiterträgt (Moderation)
verb-election-ask-too = jemanden mitfragen, der inzwischen dazukam (Moderation)
verb-election-inform-only = jemanden, der inzwischen dazukam, nur informieren (Moderation)
verb-election-call-a-round = alle hören, bevor jemand anderes zur Wahl gestellt wird
verb-election-reopen = dein Ja hat entschieden, und es war ein Versehen
verb-election-details = alles über eine Wahl, und was du tun kannst
option-description = wofür die Rolle da ist
option-qualifications = was die Rolle braucht
label-nobody = Vorerst niemand
label-elect = Wahl beginnen
phase-role = die Rolle
phase-nominations = Vorschläge
phase-change = Runde zum Ändern
phase-candidate = jemand wird gesucht
outcome-elected = gewählt
outcome-nobody = niemand wurde gewählt

election-title = Wahl ({ $role })
election-role-description = Wofür sie da ist: { $words }
election-role-qualifications = Was sie braucht: { $words }
election-description-facilitator = führt den Kreis durch Treffen und Entscheidungen: Alle werden gehört, und nichts wird über einen Einwand hinweg entschieden.
election-qualifications-facilitator = hört allen gleich gut zu, hält sich an den Ablauf, achtet auf die Zeit und kann die eigene Meinung zurückstellen.
election-description-secretary = führt das Protokoll, die Termine und die Vereinbarungen und sorgt dafür, dass alle sie finden.
election-qualifications-secretary = schreibt klar, ist verlässlich, kennt die Vereinbarungen oder lernt sie kennen und denkt an das, was fällig wird.
election-description-leader = behält das Ganze im Blick: dass der Kreis tut, wofür er da ist, und nichts liegen bleibt.
election-qualifications-leader = hat den Überblick, spricht mit allen, bringt Aufgaben und Menschen zusammen und trägt weiter, was vom oberen Kreis kommt.
election-description-delegate = trägt die Sicht des Kreises in den oberen Kreis und gehört beiden an.
election-qualifications-delegate = versteht, was den Kreis bewegt, spricht dafür, entscheidet nach eigenem Urteil und berichtet zurück.
election-description-any = tut für den Kreis, was zur Rolle gehört ({ $role }).
election-qualifications-any = hat die Zeit, das Wissen oder die Lust, es zu lernen, und das Vertrauen des Kreises.

election-nominate = { $title } (#{ $number }): Wen siehst du in dieser Rolle, und warum? Nenne eine Person, gern auch dich selbst, mit dem Grund im Blick auf das, was die Rolle braucht. Antworte hier mit dem Namen und deinem Grund. Niemand sieht es, bevor alle da sind.
election-nominate-again = { $title } (#{ $number }): Dein Vorschlag lässt sich leider nicht mehr öffnen. Bitte schick ihn noch einmal: Antworte hier mit dem Namen und deinem Grund.
election-nominate-missing = { $title } (#{ $number }): Die Vorschläge sollen geöffnet werden, und deiner fehlt. Er zählt noch: Antworte hier mit dem Namen und deinem Grund.
election-nominations-held = { $title } (#{ $number }): Die Vorschläge sollen geöffnet werden, und nicht alle sind da: { $people }. Ich habe noch einmal gefragt. Gib mehr Zeit, oder öffne mit „Weiter“, was da ist; das Protokoll nennt dann, wessen Vorschlag fehlt.
election-you-are-nominated = { $title } (#{ $number }): Du bist selbst genannt worden. Magst du jemand anderen diesen Schritt moderieren lassen? Dann muss sich niemand fragen, du am wenigsten.
election-you-facilitate-named = { $title } (#{ $number }): Du moderierst sie von jetzt an, und du bist selbst genannt worden. Gibt es jemanden, der oder die nicht genannt ist, kannst du diesen Schritt weitergeben.
election-candidate-now = { $title } (#{ $number }): Du bist am Zug. Stell eine der genannten Personen zur Wahl, mit den Gründen; es zählt, wie gut sie zu dem passen, was die Rolle braucht, nicht wie viele es waren.
election-candidate-now-named = { $title } (#{ $number }): Du bist am Zug, und du bist selbst genannt worden. Magst du jemand anderen diesen Schritt moderieren lassen? Sonst stell eine der genannten Personen zur Wahl, mit den Gründen; es zählt, wie gut sie zu dem passen, was die Rolle braucht, nicht wie viele es waren.
election-candidate-next = { $title } (#{ $number }): Die Rolle ist noch offen. Stell aus denselben Vorschlägen die nächste Person zur Wahl, oder sag, wie es weitergeht, wenn niemand passt.
election-nobody-left = { $title } (#{ $number }): Von den Genannten bleibt niemand zu fragen, und auch das ist eine Antwort. Wie geht es weiter: die Rolle anders besetzen, anders zuschneiden, jemanden von außen suchen, oder später? Sag es, und die Wahl endet damit; oder verleg es in ein Treffen.
election-you-are-put-forward = { $title } (#{ $number }): Du stehst zur Wahl. Die anderen werden zuerst gefragt und du zuletzt: Nur dein eigenes Ja gibt dir die Rolle. Weißt du schon, dass du sie nicht willst, lehn ab; niemand fragt warum.
election-your-turn = { $title } (#{ $number }): Die anderen geben Konsent, und jetzt bist du dran. Nimm dir die Zeit, die du brauchst. Gib Konsent; oder bring einen Einwand ein und sag, was es möglich machen würde, etwa eine kürzere Amtszeit oder Unterstützung; oder lehn ab, ohne Grund.
election-still-yours = { $title } (#{ $number }): Die Rolle steht dir weiter offen, und niemand antwortet an deiner Stelle. Es eilt nicht; ein Nein ist so willkommen wie ein Ja und braucht keinen Grund.
election-is-it-met = { $title } (#{ $number }): Es gibt einen neuen Text, der aufnehmen soll, was du gesagt hast. Die anderen werden zuerst dazu gefragt, und du wieder zuletzt; jetzt musst du nichts tun. { $before } { $after }
election-nominee-silent = { $title } (#{ $number }): Die Person, die zur Wahl steht, hat noch nicht geantwortet. Ein Gespräch hilft vielleicht mehr als noch eine Nachricht; was sie braucht, sagt sie selbst. Kann es nicht warten, stell aus denselben Vorschlägen die nächste Person zur Wahl, sag, wie es stattdessen weitergeht, oder verleg es in ein Treffen.
election-stuck-candidate = { $title } (#{ $number }): Seit zwei Wochen fehlen Antworten. Du bist am Zug: Sprich mit denen, die fehlen; stell aus denselben Vorschlägen die nächste Person zur Wahl, sag, wie es stattdessen weitergeht, oder verleg es in ein Treffen.
election-stuck-role = { $title } (#{ $number }): Seit zwei Wochen fehlen Antworten. Du bist am Zug: Sprich mit denen, die fehlen, verleg es in ein Treffen, oder zieh die Wahl zurück.
election-you-are-elected = { $title } (#{ $number }): Die Rolle ist deine. Danke! Ein Versehen? Sag es binnen 10 Minuten, und es ist wieder offen.

told-election-opened = Die Wahl #{ $number } ist offen, dort, wo der Kreis sich trifft.
told-nominated = Dein Vorschlag in #{ $number } ist da, versiegelt. Schickst du einen anderen, gilt der.
told-nominated-last = Dein Vorschlag in #{ $number } war der letzte. Jetzt stehen alle offen, mit ihren Gründen, auf der Karte am Ort des Kreises.
told-nominated-anew = Dein neuer Vorschlag in #{ $number } ist da und steht statt des früheren.
told-nomination-changed = Dein Vorschlag in #{ $number } ist geändert.
told-declined = Danke, dass du es sagst. Du wirst nach der Rolle in #{ $number } nicht mehr gefragt, und niemand muss wissen, warum.
told-election-reopened = Die Wahl #{ $number } ist wieder offen, und dein Ja zählt nicht mehr. Antworte neu, wenn du so weit bist.
told-words-change = Dein Vorschlag in #{ $number } „{ $title }“ ist geändert.
ask-for-words-change = { $title } (#{ $number }): Wen schlägst du jetzt vor, und warum? Antworte hier mit dem Namen und deinem Grund.
near-miss-election-consent = Dein { $mark } unter #{ $number } „{ $title }“ ist noch keine Antwort. Konsent ist 👍; einen Einwand zu einer Person sagst du unter vier Augen, mit „election object“.
raised-hand-election = Dein ✋ unter #{ $number } „{ $title }“ ist noch kein Einwand: In einer Wahl sagst du ihn mit Worten, nie mit einem Zeichen. Welchen Schaden siehst du für unser Ziel? Sag es mir hier, mit „election object #{ $number }“ und deinen Worten. Was du bisher geantwortet hast, bleibt, wie es ist.

refused-openly-nominate = Vorschläge sind versiegelt: Was unter anderen geschrieben wurde, zählt nicht, und ich habe es weggenommen, wo ich das darf; siehst du es noch, lösch es bitte. Schreib mir unter vier Augen: „election nominate“, den Namen und deinen Grund.
refused-nominee-unclear = Ich konnte nicht erkennen, wen du in #{ $number } nennst. Beginne mit der Person, so wie sie hier heißt und zum Kreis gehört, und sag dann warum: „election nominate #{ $number } Name Grund“.
refused-nomination-reason = Ein Vorschlag in #{ $number } hat einen Grund: Was siehst du in dieser Person für diese Rolle? Schreib den Namen und dann den Grund.
refused-no-nominations-now = In #{ $number } wird gerade nicht nach Vorschlägen gefragt. „election details #{ $number }“ zeigt, wo sie steht.
refused-no-change-now = In #{ $number } ist gerade keine Runde zum Ändern, oder du wirst darin nicht gefragt. „election details #{ $number }“ zeigt, wo sie steht.
refused-no-decision-now = In #{ $number } wird gerade nicht nach Konsent gefragt. „election details #{ $number }“ zeigt, wo sie steht.
refused-no-candidate-now = In #{ $number } kann gerade niemand zur Wahl gestellt werden: Zuerst kommen die Vorschläge und die Runde zum Ändern, und über wen gefragt wird, wird zu Ende gefragt.
refused-election-not-there = In diesem Schritt werden die gefragt, die da sind. Du bist da? Sag zuerst „Dazukommen“ oder „election present“.
refused-no-nominations-in = Noch hat niemand jemanden genannt, also gibt es nichts zu öffnen. Gib mehr Zeit, oder nimm es in ein Treffen mit.
refused-advance-nominations =
    { $count ->
        [one] Ein Vorschlag fehlt. Er hat Zeit bis { $until }; danach kannst du die anderen öffnen.
       *[other] { $count } Vorschläge fehlen. Sie haben Zeit bis { $until }; danach kannst du die anderen öffnen.
    }
refused-advance-candidate = Als Nächstes kommt in #{ $number } ein Mensch und kein Schritt: Stell jemanden mit „election candidate“ zur Wahl, oder beende sie mit „election nobody“ und dem, wie es weitergeht.
refused-not-nominated = { $person } wurde in dieser Wahl nicht genannt. Stell eine der genannten Personen zur Wahl, oder beende sie mit „election nobody“ und dem, wie es weitergeht.
refused-has-declined = { $person } hat abgelehnt und wird nicht noch einmal gefragt. Stell jemand anderen zur Wahl.
refused-candidate-already = { $person } steht schon zur Wahl.
refused-you-are-asked-last = Du stehst selbst zur Wahl: Die anderen werden zuerst gefragt, du zuletzt. Weißt du schon, dass du die Rolle nicht willst, lehn ab.
refused-decline-instead = Hier geht es um dich, also geht es ohne deine Antwort nicht weiter. Willst du die Rolle nicht, lehn ab; niemand fragt warum.
refused-not-put-forward = Du stehst in #{ $number } nicht zur Wahl, also gibt es nichts abzulehnen.
refused-only-starter-withdraws = Nur { $person } hat diese Wahl begonnen; zurücknehmen kann sie sonst nur, wer moderiert.
refused-election-is-the-circles = Die Vorschläge in #{ $number } sind geöffnet, also gehört sie jetzt dem Kreis. Sie kann mit „election nobody“ enden, oder in einem Treffen.
refused-election-closed = Die Wahl #{ $number } ist zu Ende. „election start“ beginnt eine neue.
refused-role-up-again = Die Wahl #{ $number } bleibt geschlossen: Über die Rolle wird schon neu gewählt, in #{ $next }. Was sich für dich geändert hat, gehört dorthin.
refused-nobody-next-step = Sag, wie es weitergeht: eine Suche außerhalb, eine andere Form der Rolle, oder wann ihr wieder hinseht.
refused-too-many-roles = Höchstens { $most } Rollen können nacheinander besetzt werden. Nenne die anderen danach.
refused-roles-one-text = Beschreibung und Fähigkeiten gehören zu einer Rolle. Beginne diese für sich, oder lass sie weg: Dann hat jede Rolle ihre eigenen.

view-election-title = #{ $number } { $title }
view-election-role = Die Rolle: { $role }
view-election-term = Ihre Amtszeit: { $term }.
view-election-term-until = bis { DAY($day) }
view-election-following = Danach: { $roles }.
view-election-gathering = Wer ist da? Wer da ist, schlägt jetzt jemanden vor, auch wer währenddessen dazukommt; die anderen werden gefragt, wenn es zum Konsent kommt. Es beginnt, wenn alle da sind oder { $facilitator } beginnt.
view-election-nominate = Vorschläge: Wen siehst du in dieser Rolle ({ $role }), und warum? Alle nennen eine Person, gern auch sich selbst.
view-election-in = { $count } von { $asked } { $count ->
        [one] ist
       *[other] sind
    } da, bis { $until }. Sind alle da, erscheinen alle Vorschläge auf einmal; fehlt dann jemand, wird nichts geöffnet, bevor die Moderation es sagt, und das Protokoll nennt, wer nicht gehört wurde.
view-election-in-held = { $count } von { $asked } { $count ->
        [one] ist
       *[other] sind
    } da, und die Zeit ist um. { $facilitator } gibt mehr Zeit oder öffnet, was da ist; das Protokoll nennt dann, wer fehlt.
view-election-in-held-live = { $count } von { $asked } { $count ->
        [one] ist
       *[other] sind
    } da; wer fehlt, wurde noch einmal gefragt. { $facilitator } öffnet mit „Weiter“, was da ist; das Protokoll nennt dann, wer fehlt.
view-election-in-live = { $count } von { $asked } { $count ->
        [one] ist
       *[other] sind
    } da. Sind alle da, erscheinen alle Vorschläge auf einmal.
view-election-how = Nicht hier, sondern unter vier Augen an mich: „election nominate #{ $number }“, der Name und dein Grund. Was unter anderen genannt wird, zählt nicht. Niemand sieht einen Vorschlag, bevor alle da sind, auch nicht, wer moderiert oder diesen Ort verwaltet.
view-election-how-form = Mit „Vorschlagen“ oder in einer privaten Nachricht an mich: der Name und dein Grund. Was du sendest, siehst nur du; niemand sieht einen Vorschlag, bevor alle da sind, auch nicht, wer moderiert oder diesen Ort verwaltet.
view-election-not-there = Nicht da: { $people }. Wer dazukommt, sagt „Dazukommen“ und wird auch gefragt.
view-election-missing = Nicht dabei, als die Vorschläge geöffnet wurden: { $people }.
view-election-change = Die Vorschläge sind offen. Wen hat bewegt, was zu lesen ist? Beim eigenen zu bleiben ist so gut wie ihn zu ändern.
view-election-change-until = { $answered } von { $asked } haben geantwortet, bis { $until }. Dann, oder wenn alle geantwortet haben, stellt die Moderation jemanden zur Wahl; wer nicht antwortet, bleibt beim eigenen.
view-election-change-live = { $answered } von { $asked } haben geantwortet. Haben alle geantwortet, stellt die Moderation jemanden zur Wahl.
view-election-candidate = Am Zug ist { $facilitator }: eine der genannten Personen zur Wahl zu stellen, mit den Gründen. Es zählt, wie gut sie zu dem passen, was die Rolle braucht, nicht wie viele es waren. Es gibt keine Frist; bewegt sich nichts, erinnere ich { $facilitator }, und alle können die Moderation übernehmen oder es in ein Treffen mitnehmen.
view-election-nobody-left = Von den Genannten bleibt niemand zu fragen. Am Zug ist { $facilitator }: zu sagen, wie es weitergeht (die Rolle anders besetzen, anders zuschneiden, jemanden von außen suchen, oder später), und damit endet die Wahl. Es gibt keine Frist; alle können die Moderation übernehmen oder es in ein Treffen verlegen.
view-election-facilitated = Moderation: { $facilitator }.
view-election-would-be = Mit eurem Konsent ist das von jetzt an die Rolle ({ $role }). Ihre Amtszeit: { $term }.
view-election-would-fill = Mit eurem Konsent und am Ende dem eigenen übernimmt { $person } die Rolle ({ $role }). Amtszeit: { $term }.
view-election-term-changed = Die Amtszeit ist neu: { $term } statt { $former }.
view-election-elected = { $person } übernimmt die Rolle ({ $role }): gewählt durch Konsent am { DAY($at) }, bis { DAY($day) }.
view-election-because = Warum
view-election-agreed = Was dazu vereinbart ist
view-election-ended-nobody = Für die Rolle ({ $role }) wurde niemand gewählt. Die Wahl endete am { DAY($at) }.
view-election-ended-withdrawn = Die Wahl für die Rolle ({ $role }) wurde am { DAY($at) } zurückgenommen; Vorschläge wurden nicht geöffnet.
view-election-ended-to-meeting = Die Wahl für die Rolle ({ $role }) geht seit { $at } in einem Treffen weiter.
view-election-next-step = Wie es weitergeht
view-election-pointer-gathering = #{ $number } { $title } hat begonnen. { $next }
view-election-pointer-role = #{ $number } { $title }: Nach dem Text der Rolle wurde gefragt. { $next }
view-election-pointer-nominations = #{ $number } { $title }: Die Vorschläge sind abgeschlossen. { $next }
view-election-pointer-change = #{ $number } { $title }: Die Runde zum Ändern ist vorbei. { $next }
view-election-pointer-candidate = #{ $number } { $title }: Jemand sollte zur Wahl gestellt werden. { $next }
view-election-pointer-consent = #{ $number } { $title }: Nach Konsent wurde gefragt. { $next }
view-election-pointer-integration = #{ $number } { $title }: Was nicht passte, wurde angesehen. { $next }
view-election-pointer-outcome = #{ $number } { $title } ist wieder offen. { $next }
view-election-next-open = Weiter geht es unter der neuesten Karte.
view-election-next-closed = Sie ist zu Ende; die neueste Karte sagt wie.
view-heading-nominations = Vorschläge
view-nomination = { $person } nennt { $nominee }
view-nomination-changed = { $person } nennt jetzt { $nominee }; zuerst war es { $former }
view-nominations-more =
    { $count ->
        [one] … und noch einer: „election details #{ $number }“ hat alle.
       *[other] … und { $count } weitere: „election details #{ $number }“ hat alle.
    }
view-candidate-declined = { $person } wurde gefragt und steht nicht zur Verfügung. Danke für das offene Wort.
view-candidate-set-aside = { $person } stand schon zur Wahl; der Kreis sucht weiter.
view-candidate-left = { $person } stand zur Wahl und hat den Kreis verlassen.
view-lead-role = Zuerst die Rolle: Ist es das, was wir brauchen, gut genug für jetzt und sicher genug zum Ausprobieren? Siehst du einen Schaden für unser Ziel, bring einen Einwand ein: Das hilft, es besser zu machen.
view-lead-role-anew = Es gibt einen neuen Text der Rolle: Ist er gut genug für jetzt und sicher genug zum Ausprobieren? Antworten auf den früheren zählen hier nicht.
view-lead-role-integration = Alle sind gefragt, und etwas an der Rolle passt noch nicht. Ein Einwand gehört uns allen: Wie kann der Text ihn aufnehmen?
view-lead-filling = Jemand steht zur Wahl. Ist es gut genug für jetzt und sicher genug zum Ausprobieren, mit dieser Person in dieser Rolle für diese Amtszeit? Dass jemand anderes besser wäre, ist kein Schaden. Ein Einwand kommt über den Knopf oder unter vier Augen, nie über ein Zeichen.
view-lead-filling-anew = Es hat sich geändert: Ist es gut genug für jetzt und sicher genug zum Ausprobieren, mit dieser Person in dieser Rolle für diese Amtszeit? Antworten von vorher zählen hier nicht.
view-lead-filling-integration = Alle sind gefragt, und etwas passt noch nicht. Ein Einwand gehört uns allen: Was würde es möglich machen?
view-move-nominee = Die anderen geben Konsent. Jetzt wird { $person } gefragt, zuletzt und für sich. Es läuft keine Zeit ab.
view-move-nominee-away = Die anderen geben Konsent. Jetzt wird { $person } gefragt, zuletzt und für sich, und ist bis { DAY($until) } beurlaubt. Das wartet; es läuft keine Zeit ab.
view-move-stuck-role = { $answered } von { $asked } haben geantwortet, und zwei Wochen sind vergangen. Am Zug ist { $facilitator }: ein Gespräch mit denen, die fehlen, ein Treffen, oder die Wahl zurückziehen. Bis dahin ist nichts entschieden.
view-move-stuck-filling = { $answered } von { $asked } haben geantwortet, und zwei Wochen sind vergangen. Am Zug ist { $facilitator }: ein Gespräch mit denen, die fehlen, die nächste Person aus denselben Vorschlägen, oder ein Treffen. Bis dahin ist nichts entschieden.
view-role-text = Die Rolle
view-role-text-revised = Die Rolle, Text { $revision }
view-filling-text = Warum, sagt { $person }
view-filling-text-revised = Warum, Text { $revision }, von { $person }
view-way-support = Unterstützung: Übung, jemand an der Seite, weniger von etwas anderem.
view-way-shared = Die Rolle zu zweit teilen.
view-way-next = Aus denselben Vorschlägen die nächste Person zur Wahl stellen.
view-form-member = Wen?
view-form-nominate = Was siehst du in dieser Person für diese Rolle?
view-form-nominate-intro = Eine Person, gern auch du selbst. Niemand sieht es, bevor alle da sind; schickst du einen anderen Vorschlag, gilt der.
view-form-object-own = Was würde es dir möglich machen: eine kürzere Amtszeit, Unterstützung, anderswo weniger?
view-form-object-filling-intro = Zu dieser Person in dieser Rolle, und was es möglich machen würde; dass jemand anderes besser wäre, ist kein Schaden. { $person } und der Kreis werden es lesen. Suchst du die Worte lieber mit jemandem zusammen, sprich zuerst mit { $facilitator }.
view-form-change = Was hat dich bewegt?
view-form-candidate = Die Gründe, aus den Vorschlägen
view-form-candidate-intro = Es zählt, wie gut sie zu dem passen, was die Rolle braucht, nicht wie viele es waren.
view-form-nobody = Wie geht es weiter?
view-form-term = Eine andere Amtszeit? (freiwillig, etwa „6 Monate“)
view-waits-election-begin = Beginne die Wahl, wenn alle da sind.
view-waits-election-candidate = Stell jemanden zur Wahl, oder sag, wie es weitergeht.
view-waits-election-your-turn = Du stehst zur Wahl, und die anderen geben Konsent. Jetzt bist du dran, in deiner eigenen Zeit.
view-waits-election-nominations = Wen schlägst du für die Rolle vor? Bis { $until }.
view-waits-election-nominations-untimed = Wen schlägst du für die Rolle vor? Die anderen haben geantwortet oder die Zeit ist um; es wartet auf dich.
view-waits-election-change = Bleibst du bei deinem Vorschlag, oder änderst du ihn? Bis { $until }; ohne ein Wort von dir bleibt er, wie er ist.
view-waits-election-change-untimed = Bleibst du bei deinem Vorschlag, oder änderst du ihn?
view-waits-election-held = Vorschläge fehlen. Gib mehr Zeit, oder öffne, was da ist.
minutes-role = Rolle: { $role }
minutes-nominates = nennt { $person }
minutes-candidate-elected = { $person } stand zur Wahl und wurde gewählt.
minutes-candidate-declined = { $person } stand zur Wahl und steht nicht zur Verfügung.
minutes-candidate-set-aside = { $person } stand zur Wahl; dann suchte der Kreis weiter.
minutes-candidate-left = { $person } stand zur Wahl und hat den Kreis verlassen.
minutes-candidate-asked = { $person } steht zur Wahl.
view-role-name = { $role }
refused-election-runs = Für diese Rolle läuft schon eine Wahl: #{ $number }.

play-election-starts = Jemand muss die Schlüsselliste führen und alles, was die drei vereinbart haben. Wer? Sie stimmen nicht ab: Sie suchen nach Gründen.
play-election-role = Protokoll
play-election-qualifications = schreibt klar und ist an den meisten Tagen im Garten
play-election-term = 1 Jahr
play-election-consents = Zuerst klären sie, was die Rolle ist. Noch hat niemand jemanden genannt.
play-election-names = Jetzt nennen alle eine Person, unter vier Augen. Was genannt wird, liegt unter einem Siegel: Zu sehen ist, wie viele da sind, und sonst nichts.
play-election-reason-ana = Ben stellt die Fragen, die wir anderen vergessen.
play-election-reason-ben = Cleos Listen sind die einzigen, die wir wiederfinden.
play-election-reason-cleo = Ben ist sowieso jeden Tag da.
play-election-changes = Alle sind da, und so erscheint alles auf einmal, mit Gründen. Gezählt wird nichts. Wen hat bewegt, was zu lesen ist?
play-election-moved = Wenn ihr das in mir seht, möchte ich es gern versuchen.
play-election-puts-forward = Ana moderiert und stellt jemanden zur Wahl, der Gründe wegen. Die anderen werden zuerst gefragt.
play-election-why = Er fragt, er ist da, und er möchte gern.
play-election-objection = Gleich ein ganzes Jahr ist zu lang für etwas, das noch niemand von uns gemacht hat. Ein halbes kann ich mir gut vorstellen.
play-election-integrates = Cleos Einwand macht es besser: Die Amtszeit wird kürzer, und alle werden noch einmal gefragt.
play-election-amended = Er fragt, er ist da, und er möchte gern. Erst einmal für ein halbes Jahr; dann sehen wir wieder hin.
play-election-shorter = 6 Monate
play-election-asks-last = Ben wird zuletzt gefragt und nimmt sich Zeit. Nur sein eigenes Ja gibt ihm die Rolle.
play-election-elected = Die Rolle ist besetzt, mit ihrer Amtszeit. Einen Monat vor deren Ende sagt der Bot es, und ein Tipp eröffnet die nächste Wahl.

web-election = Wahl …
web-election-role = Rolle
web-election-description = Wofür sie da ist
web-election-qualifications = Was sie braucht
web-election-term = Amtszeit, etwa „1 Jahr“
web-election-mode = Wie
web-election-mode-async = über Tage
web-election-mode-live = jetzt, alle zusammen
web-election-send = Wahl beginnen

election-objected-late = Nach der Wahl sieht { $person } einen Schaden darin ({ $title }, #{ $number }): { $text } Sie gilt. Will der Kreis noch einmal hinsehen, kann er neu wählen, mit derselben Rolle.
told-late-objection-elected = Die Wahl #{ $number } gilt. Was du sagst, steht im Protokoll, und der Kreis kann neu wählen.
view-election-objected-late = { $person } hatte nach der Wahl einen Einwand
verb-election-again = noch eine Wahl für dieselbe Rolle

## Formulare, wo einem Befehl etwas fehlt

form-circle-create = Ein neuer Kreis
form-circle-add = Leute hereinholen
form-circle-remove = Vorschlagen, dass jemand geht
form-circle-role = Eine Rolle zuweisen
form-circle-away = Abwesend
form-inbox-settings = Wie ich mit dir spreche
form-nothing-needed = Was du leer lässt, bleibt, wie es ist.
form-round-start = Eine Gesprächsrunde
form-consent-propose = Ein Vorschlag
form-consent-quick = Ein kleiner Vorschlag
form-election-start = Eine Wahl
form-decisions-show = Eine Vereinbarung
form-decisions-search = Vereinbarungen finden
form-decisions-review = Eine Vereinbarung überprüfen
form-decisions-drop = Eine Vereinbarung beenden
field-aim = Ziel
field-deadline = Bis wann
field-description = Wofür die Rolle da ist
field-domain = Was er allein entscheidet
field-kind = Was für eine Runde
field-member = Wer
field-members = Erste Mitglieder
field-language = Sprache
field-timezone = Zeitzone
field-quiet_hours = Ruhezeiten
field-pause = Keine Erinnerungen bis
field-mode = Wie
field-name = Name
field-number = Vereinbarung
field-qualifications = Was die Rolle braucht
field-reason = Grund
field-review = Wieder ansehen
field-circle = Kreis
field-role = Rolle
field-term = Bis wann es gilt
field-text = Text
field-title = Titel
field-until = Bis zu welchem Tag
field-words = Gesuchte Wörter
choice-async = über Tage
choice-live = live: alle sind jetzt da
choice-blind = über Tage, verdeckt bis alle da sind
choice-check-in = Check-in
choice-questions = Fragen
choice-reactions = Reaktionen
choice-ideas = Ideen
choice-evaluation = Auswertung
choice-check-out = Check-out
choice-open = offen
choice-sofa = sofa: Konsent oder Einwand
choice-s3 = s3: auch Bedenken
choice-ask = ask: ein Mitglied lässt herein
choice-closed = closed: geschlossen
choice-hold = hold: auf alle warten
choice-lapse = lapse: zur Frist entschieden
choice-together = together: am Ende gezeigt
choice-forgotten = forgotten: vergeht mit dem Ende der Runde
choice-kept = kept: bleibt
choice-fair = fair: wer zuletzt am wenigsten sprach, zuerst
choice-random = random: zufällig
choice-list = list: in der Reihenfolge der Mitgliederliste

### alle Plattformen: was gesagt wird, wo eine Handlung beantwortet wird

done = Erledigt.
your-words = Was du geschrieben hast
field-cut = Zu lang für dieses Feld, darum steht hier nur der Anfang. Der ganze Text steht auf der Karte.
talk-in-thread = Gespräch dazu in { $thread }
yes-sure = Ja, ich bin sicher

### Discord: was es nur dort gibt

discord-shortened = Das ist für eine Nachricht hier zu lang und darum gekürzt. Der ganze Text steht in der Datei.
discord-sure = { $label }: Bist du sicher? Wenn nicht, schließ einfach diese Nachricht.
discord-sure-of-it = Bist du sicher? Wenn nicht, schließ einfach diese Nachricht.
discord-group-circle = Kreise: Ziel, Mitglieder, Rollen und Einstellungen
discord-group-round = Gesprächsrunden: alle werden gehört
discord-group-consent = Entscheidungen im Konsent
discord-group-election = Wahlen für Rollen
discord-group-decisions = die geltenden Vereinbarungen
discord-menu-propose = Vorschlag daraus machen
discord-menu-person = Rollen und Amtszeiten
discord-permissions-missing = Ich kann hier nichts posten, also ist nichts geschehen. Wer diesen Kanal verwaltet, muss mir erlauben: { $names }.
discord-welcome-first = Der erste Schritt: Gib in dem Kanal, in dem eure Gruppe spricht, „!circle create“ ein. Ich frage nach einem Namen und einem Ziel, und der Kanal wird das Zuhause eures Kreises.

### Slack: was es nur dort gibt

slack-shortened = Das ist für eine Nachricht hier zu lang und darum gekürzt. „Einzelheiten“ und der Export haben das Ganze.
slack-home-cut = Mehr hat hier keinen Platz. „/inbox“, „/circle show“ und „/decisions list“ zeigen alles.
slack-sure = Bist du sicher?
slack-no = Nein
slack-send = Senden
slack-cancel = Abbrechen
slack-loading = Einen Moment …
slack-choose = Was möchtest du tun?
slack-close = Schließen
slack-form-lost-press = Das Formular ging nicht rechtzeitig auf, und nichts ist geschehen. Bitte drück noch einmal auf „{ $label }“.
slack-form-lost-command = Das Formular ging nicht rechtzeitig auf, und nichts ist geschehen. Bitte gib es noch einmal ein, oder alles auf einmal, etwa so:
slack-form-lost-shortcut = Das Formular ging nicht rechtzeitig auf, und nichts ist geschehen. Bitte wähl den Shortcut noch einmal, oder gib es als Befehl ein, etwa so:
slack-invite-me = In diesem Kanal bin ich noch nicht und kann hier nichts schreiben. Gib „{ $command }“ ein und versuch es dann noch einmal.
slack-only-in-channels = Ein Kreis trifft sich in einem Kanal; in ein Gespräch zu mehreren kann man mich nicht einladen. Öffnet einen Kanal für eure Gruppe, gebt dort „{ $command }“ ein und versucht es dann noch einmal.
slack-welcome-first = Der erste Schritt: Gib in dem Kanal, in dem eure Gruppe spricht, „/invite @{ $name }“ ein, und dann „!circle create“. Ich frage nach einem Namen und einem Ziel, und der Kanal wird das Zuhause eures Kreises.
slack-welcome-home = Was auf dich wartet, steht unter „Home“, oben in dieser Unterhaltung.
slack-installed = Circlekeeper ist in { $workspace }
slack-installed-next = Der nächste Schritt: Gib in Slack in dem Kanal, in dem eure Gruppe spricht, „/invite @{ $name }“ ein, und dann „/circle create“.
slack-install-cancelled = In Slack wurde es nicht erlaubt; es ist nichts installiert.
slack-install-another = Das ist nicht der Rückweg einer Installation, die in diesem Browser begonnen wurde; es ist nichts installiert.
slack-install-late = Es hat länger als zehn Minuten gedauert; es ist nichts installiert.
slack-install-again = Was Slack erlaubt hat, gilt einmal; es wurde schon verwendet oder ist zu alt.
slack-install-away = Slack ist gerade nicht zu erreichen; es ist nichts installiert. Versuche es in einigen Minuten noch einmal.
slack-install-refused = Slack lehnt es ab ({ $why }); es ist nichts installiert. Wer Circlekeeper betreibt, findet mehr im Log.
slack-install-failed = Etwas ist schiefgegangen; es ist nichts installiert. Wer Circlekeeper betreibt, findet mehr im Log.
slack-install-anew = Neu beginnen
