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

### options: what may stand in the lines below a command

option-about = die Person, um die es geht
option-aim = wofür es den Kreis gibt
option-answers = together (am Ende zu sehen) oder open (sofort zu sehen)
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
option-mode = async (über Tage) oder live (alle sind gerade da)
option-name = der Name des Kreises
option-nominations = wie lange man Menschen für eine Wahl vorschlagen kann
option-number = welcher Vorgang, welche Vereinbarung: „#12“
option-parent = der Kreis, zu dem er gehört
option-pause = bis dahin keine Erinnerungen
option-profile = sofa (Konsent oder Einwand) oder s3 (auch Bedenken)
option-questions = wie lange Zeit für Fragen ist
option-quiet_hours = wann niemand gestört wird: „21:00-08:00“, oder „none“
option-reactions = wie lange Zeit für Reaktionen ist
option-reason = warum
option-reminders = wann erinnert wird: „half, 24 hours“, oder „none“
option-replaces = die Vereinbarung, die damit ersetzt wird: „#12“
option-review = wann wir es wieder ansehen: „6 Monate“, „1. März“
option-role = leader, facilitator, secretary, delegate oder etwas anderes
option-silence = hold (auf alle warten) oder lapse (zur Frist entschieden)
option-term = bis wann es gilt
option-term_reminder = wie lange vor dem Ende einer Amtszeit erinnert wird
option-text = der Text
option-timezone = die Zeitzone: „Europe/Berlin“
option-title = ein kurzer Titel
option-turn = wie lange man an der Reihe ist
option-until = bis zu welchem Tag
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
try-open = Der Garten ist offen: { $address }
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
circle-away = { $member } ist bis { DAY($until) } beurlaubt: informiert, aber niemand wartet.
circle-back = { $member } ist wieder da.
circle-you-are-back = Willkommen zurück im Kreis { $circle }: deine Auszeit endet heute, und du wirst wieder gefragt.

### circle: what is said to whoever acts

circle-unknown = Diesen Kreis kenne ich nicht. „circle list“ zeigt alle, die es gibt.
circle-exists = Den Kreis { $circle } gibt es schon.
circle-is-closed = Der Kreis { $circle } ist geschlossen, darum ändert sich an ihm nichts mehr. Seine Vereinbarungen bleiben nachlesbar.
circle-needs-a-person = Das kann nur ein Mensch tun.
circle-already-member = Du gehörst schon zum Kreis { $circle }.
circle-joining-closed = Der Kreis { $circle } nimmt niemanden auf Anfrage auf. Sprich mit der Moderation, sie kann dich dazuholen.
circle-request-waits = Der Kreis { $circle } ist gefragt. Die Moderation oder zwei beliebige Mitglieder können dich aufnehmen, ich sage dir hier Bescheid.
circle-request-withdrawn = Du fragst nicht mehr an, zum Kreis { $circle } zu gehören.
circle-members-only = Das können nur Mitglieder des Kreises { $circle }. Mit „circle join“ wirst du eines.
circle-in-already = { $member } gehört schon dazu.
circle-no-request = { $member } hat nicht angefragt, oder die Anfrage ist erloschen. „circle join“ fragt noch einmal.
circle-one-more-member = Notiert. Noch ein Mitglied, und { $member } ist aufgenommen.
circle-you-left = Du hast den Kreis { $circle } verlassen. Niemand wartet dort mehr auf dich.
circle-not-a-member = Du gehörst nicht zum Kreis { $circle }. Mit „circle join“ wirst du Mitglied.
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
agreement-due-term = Die Frist von #{ $number } ist zu Ende: { $title }. Es gilt weiter, bis ihr entscheidet: erneuern, ändern oder aufheben.
agreement-late-objection = { $member } hat nach der Entscheidung einen Einwand gegen #{ $number }, { $title }: { $words } Die Entscheidung bleibt, der Einwand steht dabei. Möchtet ihr früher darauf schauen?
agreement-unknown = Diese Vereinbarung kenne ich nicht. „decisions list“ zeigt, welche gelten.
agreement-exists = #{ $number } ist schon eine Vereinbarung.
agreement-is-over = #{ $number } gilt nicht mehr. „decisions show“ sagt, was daraus geworden ist.

### Matrix: was es nur dort gibt

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
play-consent-amended = { play-consent-text }
    Die Säge und die Spritzmittel kommen in einen verschlossenen Schrank darin. Den Schlüssel dazu haben die vier, die den Erste-Hilfe-Kurs gemacht haben.
play-consent-again = Ein neuer Text: Alle werden noch einmal gefragt und sehen, was sich geändert hat. Ben findet darin, was ihm gefehlt hat.
play-consent-decided = Das ist eine Vereinbarung. Sie gilt, bis sie in zwei Monaten wieder angeschaut wird.
play-consent-due = Zwei Monate später. Niemand musste sich das Datum merken.

### Protokoll: was `circlekeeper export --format markdown` um die Worte der Leute herum sagt

minutes-closed = geschlossen
minutes-domain = Domäne: { $domain }
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

### commands: what is answered to an act

refused-internal = Bei mir ist etwas schiefgegangen, und nichts wurde geändert. Bitte versuch es noch einmal; passiert es wieder, sag denen Bescheid, die diesen Bot betreiben.
refused-unknown-verb = „{ $verb }“ kenne ich nicht. „!circle help“ zeigt, was hier geht.
refused-unknown-button = Dieser Knopf ist aus einer Zeit, die vorbei ist. Bitte nimm die neueste Karte.
refused-title-empty = Es fehlt ein Titel: Er steht in der ersten Zeile, hinter dem Befehl.
refused-title-too-long = Der Titel hat { $length } Zeichen, höchstens { $most } gehen. Schreib den Rest in die Zeilen darunter, als Text.
refused-text-missing = Es fehlen die Worte. Schreib sie hinter den Befehl oder in die Zeilen darunter.
refused-text-too-long = Der Text hat { $length } Zeichen, höchstens { $most } gehen. Kürze ihn, oder leg den Rest in ein Dokument und schreib den Link dazu.
refused-same-text = Das ist der Text, wie er schon dasteht. Schick den geänderten Text.
refused-choice = „{ $given }“ geht bei „{ $option }“ nicht. Möglich sind: { $choices }.
refused-number = „{ $given }“ ist keine Nummer. Schreib sie so: #12.
refused-unknown-number = Eine #{ $number } dieser Art gibt es hier nicht. „!inbox“ zeigt, was offen ist.
refused-nothing-open = Hier ist nichts offen, das gemeint sein könnte. Nenne die Nummer, etwa #12.
refused-one-person = Bitte nenne bei „{ $option }“ eine Person: mit einer Erwähnung, ihrer Kennung oder ihrem Namen.
refused-nobody-named = Bitte sag, wer: mit Erwähnungen, Kennungen oder Namen, oder „here“ für alle, die hier sind.
refused-unknown-person = Hier kenne ich niemanden namens „{ $name }“. Erwähne die Person, oder nimm ihre volle Kennung.
refused-name-of-several = Mehrere heißen „{ $name }“. Erwähne die Person, oder nimm ihre volle Kennung.

## circles

refused-create-in-private = Ein Kreis braucht einen Ort, an dem er sich trifft. Schreib das im Raum oder Kanal des Kreises.
refused-admins-create = Hier legen nur Admins dieses Ortes Kreise an. Frag dort nach.
refused-circle-name-taken = Einen Kreis „{ $name }“ gibt es schon. Wähle einen anderen Namen.
refused-name-too-long = Der Name hat { $length } Zeichen, höchstens { $most } gehen.
refused-aim-missing = Wozu ist der Kreis da? Schreib eine Zeile dazu, etwa „aim: Gemüse für vierzig Haushalte“.
refused-no-circle-here = Hier trifft sich kein Kreis. „!circle list“ zeigt alle Kreise; nenne einen mit einer Zeile „circle: NAME“, oder gründe einen mit „!circle create“.
refused-which-circle = Mehrere Kreise kommen infrage: { $circles }. Schreib eine Zeile „circle: NAME“ dazu.
refused-unknown-circle = Einen Kreis „{ $name }“ gibt es hier nicht. „!circle list“ zeigt alle.
refused-circle-missing = An welchen Kreis? Schreib eine Zeile „circle: NAME“ dazu.
refused-remove-yourself = Um selbst zu gehen, nimm „!circle leave“.
refused-away-until = Bis wann? Zum Beispiel „!circle away until: 14. August“.
refused-term-without-member = Wessen Amtszeit? Schreib eine Zeile „member: NAME“ dazu.
refused-setting-number = „{ $given }“ ist keine Zahl, die zu „{ $option }“ passt.
refused-setting-days = „{ $option }“ zählt in Tagen, Wochen, Monaten oder Jahren, etwa „6 Monate“; „{ $given }“ passt nicht.
refused-setting-too-long = Das ist zu lang für „{ $option }“: höchstens { $longest }.
refused-timezone = Die Zeitzone „{ $given }“ kenne ich nicht. Schreib sie so: „Europe/Berlin“.
refused-language = „{ $given }“ ist keine Sprache, die ich spreche. Ich spreche: { $languages }.
refused-quiet-hours = „{ $given }“ kann ich nicht als Ruhezeit lesen. Schreib sie so: „21:00-08:00“, oder „keine“.
told-settings-changed = Erledigt: Die Einstellungen von { $circle } sind geändert.
told-away = Du bist in { $circle } bis { $until } abwesend. Du wirst informiert, und niemand wartet auf dich. „!circle back“ beendet das früher.
told-back = Willkommen zurück in { $circle }.

## proposals

refused-live-has-no-deadline = Eine Live-Entscheidung hat keine Frist. Lass entweder „mode: live“ oder die Frist weg.
refused-deadline-too-soon = { $tried } ist zu früh: Jeder Schritt dauert hier mindestens { $minimum }, damit alle dabei sein können. Am frühesten geht { $earliest }.
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
decision-settings-text = Wir ändern unsere Einstellungen:
    { $lines }
decision-closing-title = { $circle } endet
decision-closing-text = Der Kreis { $circle } endet. Seine Vereinbarungen bleiben verzeichnet, und seine Domäne geht an den Elternkreis zurück.
decision-review-title = Überprüfung von #{ $number }: { $title }
decision-drop-title = #{ $number } aufheben: { $title }
decision-drop-text = Die Vereinbarung #{ $number } „{ $title }“ gilt nicht mehr.

## answers

refused-late-objection-words = #{ $number } ist schon entschieden, und die Entscheidung steht. Dein Einwand kommt trotzdem ins Protokoll: Schreib ihn hinter den Befehl.
told-late-objection = Danke. Die Entscheidung #{ $number } steht; dein Einwand ist verzeichnet, und dem Kreis wird eine frühere Überprüfung angeboten.
ask-for-words-object = Dein Einwand gegen #{ $number } „{ $title }“ ist notiert, und ohne ihn wird nichts entschieden. Welchen Schaden siehst du für das Ziel, oder was bräuchtest du? Schreib es hier in deinen Worten; deine nächste Nachricht zählt. Es muss nicht perfekt sein.
ask-for-words-concern = Dein Bedenken zu #{ $number } „{ $title }“ ist notiert; es hält nichts auf. Was soll bedacht werden? Schreib es hier; deine nächste Nachricht zählt.
ask-for-words-ask = Was möchtest du zu #{ $number } „{ $title }“ fragen? Schreib es hier; deine nächste Nachricht zählt als Frage.
told-words-object = Danke. Dein Einwand gegen #{ $number } „{ $title }“ steht in diesen Worten und wird geöffnet, wenn die Runde zu Ende ist.
told-words-concern = Danke. Dein Bedenken zu #{ $number } „{ $title }“ ist in diesen Worten notiert.
told-words-ask = Danke. Deine Frage zu #{ $number } „{ $title }“ ist gestellt.
told-words-for-what = Ich weiß nicht, wofür diese Worte sind. „inbox“ zeigt, was auf dich wartet; antworte dort, oder beginne mit einem Befehl.
near-miss-questions = Dein { $mark } unter #{ $number } „{ $title }“ ist noch keine Antwort. Keine Fragen ist ✅, eine Frage ist ❓.
near-miss-reactions = Dein { $mark } unter #{ $number } „{ $title }“ ist noch keine Antwort. Nichts hinzuzufügen ist ✅; oder schreib mit „!consent react“, was du denkst.
near-miss-consent = Dein { $mark } unter #{ $number } „{ $title }“ ist noch keine Antwort. Konsent ist 👍, ein Einwand ist ✋.
consent-which-answer = Während ich weg war, erschien ein { $mark } von dir unter #{ $number } „{ $title }“, neben einer anderen Antwort. Die frühere steht. Meinst du die neue, antworte bitte noch einmal.
