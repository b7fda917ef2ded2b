"""What the twentieth batch's writers have to say: tasks, topics, places, who people are."""

from __future__ import annotations

# kind → verb (infinitive, present, imperative, perfect) and what it is about
_BANK = {
    "contact": (
        ("kontakte", "kontakter", "kontakt", "kontaktet", "viceværten om lyset i kælderen"),
        ("ringe til", "ringer til", "ring til", "ringet til",
         "forældrene til de to drenge i 6. klasse"),
        ("skrive til", "skriver til", "skriv til", "skrevet til",
         "busselskabet om uroen ved endestationen"),
        ("tage en snak med", "tager en snak med", "tag en snak med", "taget en snak med",
         "de unge, der hænger ud ved kiosken"),
        ("tage fat i", "tager fat i", "tag fat i", "taget fat i", "træneren i fodboldklubben"),
        ("få kontakt til", "får kontakt til", "få kontakt til", "fået kontakt til",
         "gruppen af større drenge ved p-pladsen"),
        ("tale med", "taler med", "tal med", "talt med", "butikschefen i Netto om tyverierne"),
    ),
    "agreement": (
        ("aftale", "aftaler", "aftal", "aftalt", "faste træffetider med trivselsvejlederen"),
        ("indkalde til", "indkalder til", "indkald til", "indkaldt til",
         "et møde med forældrene i 7. b"),
        ("lave en aftale med", "laver en aftale med", "lav en aftale med", "lavet en aftale med",
         "idrætsforeningen om åben hal"),
        ("booke et møde med", "booker et møde med", "book et møde med", "booket et møde med",
         "ledelsen på biblioteket"),
        ("finde en dato til", "finder en dato til", "find en dato til", "fundet en dato til",
         "det fælles forældremøde i udskolingen"),
        ("invitere", "inviterer", "inviter", "inviteret",
         "beboerformanden til en snak om sommeren"),
        ("planlægge", "planlægger", "planlæg", "planlagt", "en fælles aften for 6. årgang"),
    ),
    "visit": (
        ("besøge", "besøger", "besøg", "besøgt", "den nye ungdomscafé"),
        ("gå en runde", "går en runde", "gå en runde", "gået en runde",
         "ved søen fredag og lørdag aften"),
        ("kigge forbi", "kigger forbi", "kig forbi", "kigget forbi",
         "skaterparken efter skoletid"),
        ("tage på besøg hos", "tager på besøg hos", "tag på besøg hos", "været på besøg hos",
         "FGU'en"),
        ("komme forbi", "kommer forbi", "kom forbi", "været forbi", "klubben en torsdag aften"),
        ("gå aftenrunde i", "går aftenrunde i", "gå aftenrunde i", "gået aftenrunde i",
         "parkeringskælderen og på stierne"),
    ),
    "investigate": (
        ("undersøge", "undersøger", "undersøg", "undersøgt",
         "om der kan sættes kamera op i cykelkælderen"),
        ("finde ud af", "finder ud af", "find ud af", "fundet ud af",
         "hvem der ejer de to knallerter bag hallen"),
        ("tjekke", "tjekker", "tjek", "tjekket", "om lyset på stien virker igen"),
        ("afklare", "afklarer", "afklar", "afklaret", "hvem der låser hallen af om aftenen"),
        ("indhente", "indhenter", "indhent", "indhentet", "tal på fraværet i 9. klasse"),
        ("se nærmere på", "ser nærmere på", "se nærmere på", "set nærmere på",
         "klagerne over støj fra multibanen"),
        ("undersøge", "undersøger", "undersøg", "undersøgt", "mulighederne for et værested"),
    ),
    "inform": (
        ("orientere", "orienterer", "orienter", "orienteret",
         "kollegerne om den nye måde at melde bekymringer på"),
        ("informere", "informerer", "informer", "informeret",
         "skolebestyrelsen om det, vi har set på sociale medier"),
        ("sende", "sender", "send", "sendt", "materialet om vapes rundt til klasselærerne"),
        ("give besked til", "giver besked til", "giv besked til", "givet besked til",
         "natteravnene om uroen ved kiosken"),
        ("fortælle om", "fortæller om", "fortæl om", "fortalt om",
         "natteravnene på et forældremøde"),
        ("dele", "deler", "del", "delt", "politiets opslag om fyrværkeri på Aula"),
        ("videresende", "videresender", "videresend", "videresendt",
         "invitationen til temaaftenen til skolerne"),
    ),
    "other": (
        ("lave", "laver", "lav", "lavet", "et udkast til en plakat om lattergas"),
        ("opdatere", "opdaterer", "opdater", "opdateret", "vores telefonliste"),
        ("bestille", "bestiller", "bestil", "bestilt", "sandwich til temaaftenen"),
        ("udarbejde", "udarbejder", "udarbejd", "udarbejdet", "et årshjul for næste skoleår"),
        ("male", "maler", "mal", "malet", "over graffitien på muren ved multibanen"),
        ("søge", "søger", "søg", "søgt", "puljemidler til sommerlejren"),
        ("samle", "samler", "saml", "samlet", "referaterne i en fælles mappe"),
    ),
}  # fmt: skip
TASKS = {
    kind: tuple(((infinitive, present, imperative), about)
                for infinitive, present, imperative, _, about in many)
    for kind, many in _BANK.items()
}  # fmt: skip
PERFECT = {one[0]: one[3] for many in _BANK.values() for one in many}

# organisation → function of a person, and how the minutes name them as a party
ROLES = {
    "school": (("skolen", "skolen"), ("skoleleder", "skolelederen"), ("SSP-lærer", "SSP-læreren"),
               ("lærer", "skolen"), ("viceskoleleder", "skolen")),
    "police": (("politiet", "politiet"), ("lokalbetjent", "lokalbetjenten"),
               ("Vestegnens Politi", "politiet"), ("nærpolitiet", "nærpolitiet")),
    "housing": (("boligselskabet", "boligselskabet"), ("boligforeningen", "boligforeningen"),
                ("boligsocial medarbejder", "den boligsociale medarbejder")),
    "club": (("klubben", "klubben"), ("klubleder", "klublederen"),
             ("fritidsklubben", "fritidsklubben"), ("pædagog i klubben", "klubben")),
    "authority": (("socialrådgiver", "socialrådgiveren"), ("sagsbehandler", "sagsbehandleren"),
                  ("familierådgivningen", "familierådgivningen")),
    "youth_school": (("ungdomsskolen", "ungdomsskolen"),
                     ("lærer i ungdomsskolen", "ungdomsskolen"),
                     ("leder af ungdomsskolen", "ungdomsskolen")),
}  # fmt: skip
HOUSES = {  # whence somebody comes: ``Karen fra skolen``
    "school": "skolen", "police": "politiet", "housing": "boligselskabet", "club": "klubben",
    "authority": "familierådgivningen", "youth_school": "ungdomsskolen",
}  # fmt: skip

# topic → what may be said about it
TOPICS = {
    "Stemningen i området": (
        "Det har generelt været en rolig periode, også i weekenderne.",
        "Der kommer lidt flere unge udefra end før ferien, men der har ikke været konflikter.",
        "Beboerne fortæller, at de er begyndt at hilse på de unge igen.",
    ),
    "Nyt fra skolerne": (
        "Fraværet i de store klasser er fortsat for højt, og det er de samme elever, der går igen.",
        "Der har været et par slagsmål i frikvarteret, som skolen selv har håndteret.",
        "Den nye trivselsvejleder er kommet godt i gang.",
    ),
    "Vapes og snus": (
        "Vapes fylder stadig meget, og nu ser vi det helt ned i 5. klasse.",
        "Flere elever siger, at de køber via Snapchat.",
        "Forældrene bliver ofte overraskede, når de hører, hvor udbredt det er.",
    ),
    "Lattergas": (
        "Der er fundet en del tomme patroner bag hallen.",
        "De unge taler om det, som om det er harmløst.",
        "Politiet har haft en enkelt sag om salg til mindreårige.",
    ),
    "Unge ved stationen": (
        "Gruppen ved stationen er på 10-12 drenge, og de fleste er kendt i forvejen.",
        "De er høflige over for personalet, men passagererne føler sig utrygge.",
        "Vi var enige om, at det hjælper, når der er voksne til stede.",
    ),
    "Hærværk": (
        "Der er smadret to ruder på skolen siden sidst.",
        "Legepladsen fik lov til at være i fred denne gang.",
        "Det meste sker søndag aften.",
    ),
    "Knallerter på stierne": (
        "Naboerne klager over knallerter på stierne, især om eftermiddagen.",
        "En enkelt er standset og har fået en bøde.",
    ),
    "Livet på nettet": (
        "Der har været en grim sag om billedeling i 8. klasse.",
        "Flere konflikter starter i grupper på Snapchat og ender i skolegården.",
        "Lærerne efterlyser noget enkelt, de kan bruge i klassen.",
    ),
    "Fritidsjob og fritidsliv": (
        "Seks unge er kommet i fritidsjob siden nytår.",
        "Det er svært at få pigerne med, når der kun er fodbold.",
        "Onsdagsholdet i hallen er populært.",
    ),
    "Samarbejdet i netværket": (
        "Der var ros til den hurtige kontakt på tværs.",
        "Vi mangler stadig et fast sted at mødes.",
        "Flere sagde, at de bruger telefonlisten næsten hver uge.",
    ),
    "Fredag aften i klubben": (
        "Der kommer 40-50 unge hver fredag, og stemningen er god.",
        "Enkelte er for gamle og bliver sendt hjem igen.",
    ),
    "Sommerens og ferieugernes aktiviteter": (
        "Aktiviteterne i ferien var godt besøgt.",
        "Turen til Tivoli var det store hit.",
        "Der var lidt for få voksne om onsdagen.",
    ),
}  # fmt: skip
SAID_BY = (
    "{first} fortalte, at de unge selv efterspørger et sted at være om aftenen.",
    "{first} har oplevet en bedre dialog med gruppen end i foråret.",
    "{first} synes, vi skal huske de gode historier.",
    "{first} har talt med et par af forældrene, og de tager det roligt.",
    "{first} nævnte, at de unge er gode til at rydde op efter sig, når nogen beder dem om det.",
    "{first} spurgte, om andre har set det samme, og det havde flere.",
    "Ifølge {first} er der blevet færre unge på gaden sidst på aftenen.",
)
PLACES = ("skolens mødelokale", "beboerhuset", "klubbens køkken", "biblioteket", "lokale 104",
          "kantinen på rådhuset")  # fmt: skip
LENGTHS = {45: "45 min.", 60: "1 time", 75: "75 min.", 90: "1½ time", 105: "105 min.",
           120: "2 timer"}  # fmt: skip
