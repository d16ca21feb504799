# Alles, was Circlekeeper auf Deutsch sagt. Maßgeblich ist en.ftl.

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
