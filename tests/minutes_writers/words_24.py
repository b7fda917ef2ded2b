"""What the twenty-fourth batch's writers have to say: tasks, topics, places, who people are."""

from __future__ import annotations

# kind → verb (infinitive, present, imperative, perfect) and what it is about; a verb with a comma
# is followed by a clause, as those write who set a comma before it
_BANK = {
    "contact": (
        ("kontakte", "kontakter", "kontakt", "kontaktet", "ejendomskontoret om lyset i porten"),
        ("ringe til", "ringer til", "ring til", "ringet til",
         "halinspektøren om de ødelagte døre"),
        ("skrive til", "skriver til", "skriv til", "skrevet til",
         "centerchefen om den manglende belysning"),
        ("tage kontakt til", "tager kontakt til", "tag kontakt til", "taget kontakt til",
         "forældrene til drengene fra 7. a"),
        ("tage en snak med", "tager en snak med", "tag en snak med", "taget en snak med",
         "pigerne på 8. årgang om tonen i gruppen"),
        ("få fat i", "får fat i", "få fat i", "fået fat i", "kontaktpersonen i håndboldklubben"),
        ("tale med", "taler med", "tal med", "talt med",
         "ejeren af pizzeriaet om larmen om aftenen"),
        ("række ud til", "rækker ud til", "ræk ud til", "rakt ud til",
         "den nye forening i kulturhuset"),
    ),
    "agreement": (
        ("aftale", "aftaler", "aftal", "aftalt",
         "et fast mødetidspunkt med klasselærerne på 7. årgang"),
        ("indkalde", "indkalder", "indkald", "indkaldt",
         "forældrene i 6. b til et fælles møde"),
        ("lave en aftale med", "laver en aftale med", "lav en aftale med", "lavet en aftale med",
         "svømmehallen om en aften kun for piger"),
        ("sætte et møde op med", "sætter et møde op med", "sæt et møde op med",
         "sat et møde op med", "natteravnene"),
        ("arrangere", "arrangerer", "arranger", "arrangeret",
         "et møde mellem klubben og de to skoler"),
        ("finde en tid til", "finder en tid til", "find en tid til", "fundet en tid til",
         "et opfølgende møde med vagtselskabet"),
        ("få en aftale i stand med", "får en aftale i stand med", "få en aftale i stand med",
         "fået en aftale i stand med", "idrætsforeningen om gratis prøvetimer"),
    ),
    "visit": (
        ("besøge", "besøger", "besøg", "besøgt", "fredagsklubben i den gamle præstegård"),
        ("gå en tur forbi", "går en tur forbi", "gå en tur forbi", "gået en tur forbi",
         "legepladsen efter lukketid"),
        ("gå en ekstra runde ved", "går en ekstra runde ved", "gå en ekstra runde ved",
         "gået en ekstra runde ved", "stranden i weekenderne"),
        ("køre forbi", "kører forbi", "kør forbi", "kørt forbi",
         "p-pladsen bag Rema et par aftener"),
        ("lægge vejen forbi", "lægger vejen forbi", "læg vejen forbi", "lagt vejen forbi",
         "fodboldburet efter klubtid"),
        ("kigge ind i", "kigger ind i", "kig ind i", "kigget ind i",
         "caféen på torvet efter skoletid"),
        ("aflægge", "aflægger", "aflæg", "aflagt", "den nye privatskole et besøg"),
    ),
    "investigate": (
        ("undersøge,", "undersøger,", "undersøg,", "undersøgt,",
         "om kameraerne ved indgangen virker"),
        ("finde ud af,", "finder ud af,", "find ud af,", "fundet ud af,",
         "hvem der har nøgle til redskabsskuret"),
        ("tjekke", "tjekker", "tjek", "tjekket", "om hegnet bag skolen er repareret"),
        ("afklare,", "afklarer,", "afklar,", "afklaret,", "om klubben må låne hallen om onsdagen"),
        ("kortlægge", "kortlægger", "kortlæg", "kortlagt",
         "de steder, hvor de unge opholder sig om aftenen"),
        ("få overblik over,", "får overblik over,", "få overblik over,", "fået overblik over,",
         "hvor mange elever der er væk om mandagen"),
        ("se nærmere på", "ser nærmere på", "se nærmere på", "set nærmere på",
         "reglerne for kameraer i cykelkælderen"),
        ("undersøge", "undersøger", "undersøg", "undersøgt",
         "mulighederne for mere lys ved skaterbanen"),
    ),
    "inform": (
        ("orientere", "orienterer", "orienter", "orienteret",
         "personalet om de nye regler for underretninger"),
        ("informere", "informerer", "informer", "informeret",
         "skolebestyrelsen om planerne for aftenåbent"),
        ("sende", "sender", "send", "sendt", "pjecen om lattergas til alle forældre"),
        ("give", "giver", "giv", "givet", "vagtselskabet besked om de nye lukketider"),
        ("fortælle", "fortæller", "fortæl", "fortalt", "elevrådet om det nye klubtilbud"),
        ("videregive", "videregiver", "videregiv", "videregivet",
         "oplysningerne om knallertkørslen til grundejerforeningen"),
        ("lægge", "lægger", "læg", "lagt", "brevet om nytårskrudt ud på Aula"),
    ),
    "other": (
        ("lave", "laver", "lav", "lavet", "en vagtplan til byfesten"),
        ("opdatere", "opdaterer", "opdater", "opdateret", "listen over kontaktpersoner"),
        ("bestille", "bestiller", "bestil", "bestilt", "pizza til fællesspisningen"),
        ("søge", "søger", "søg", "søgt", "penge til nye refleksveste"),
        ("skrive", "skriver", "skriv", "skrevet", "et udkast til forretningsordenen"),
        ("fjerne", "fjerner", "fjern", "fjernet", "graffitien på gavlen"),
        ("revidere", "reviderer", "revider", "revideret", "den lokale handleplan"),
        ("beskære", "beskærer", "beskær", "beskåret", "buskene langs stien"),
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
    "school": (("skolen", "skolen"), ("skoleleder", "skolelederen"),
               ("viceskoleleder", "viceskolelederen"), ("lærer på skolen", "skolen"),
               ("trivselsvejleder på skolen", "skolen")),
    "police": (("politiet", "politiet"), ("politiassistent", "politiet"),
               ("lokalpolitiet", "lokalpolitiet"), ("politibetjent", "politiet")),
    "housing": (("boligforeningen", "boligforeningen"), ("boligselskabet", "boligselskabet"),
                ("ejendomsmester", "ejendomsmesteren"),
                ("boligsocial medarbejder", "den boligsociale medarbejder")),
    "club": (("klubben", "klubben"), ("klubleder", "klublederen"),
             ("ungdomsklubben", "ungdomsklubben"), ("klubmedarbejder", "klubben"),
             ("pædagog i fritidsklubben", "fritidsklubben")),
    "authority": (("socialrådgiver", "socialrådgiveren"),
                  ("familieafdelingen", "familieafdelingen"),
                  ("rådgiver i familieafdelingen", "familieafdelingen"),
                  ("sagsbehandler", "sagsbehandleren")),
    "youth_school": (("ungdomsskolen", "ungdomsskolen"),
                     ("ungdomsskoleleder", "ungdomsskolelederen"),
                     ("souschef i ungdomsskolen", "ungdomsskolen")),
}  # fmt: skip
OURS = ("SSP", "SSP-konsulent", "SSP-medarbejder", "gadeplansmedarbejder")
HOUSES = {  # whence somebody comes: ``Karen fra skolen``
    "school": "skolen", "police": "politiet", "housing": "boligforeningen", "club": "klubben",
    "authority": "familieafdelingen", "youth_school": "ungdomsskolen",
}  # fmt: skip

# topic → what may be said about it
TOPICS = {
    "Trygheden ved stationen": (
        "Der er færre klager end i foråret.",
        "Personalet i kiosken oplever, at tonen er blevet bedre.",
        "Om aftenen samles der stadig en gruppe på 8-10 unge ved cykelstativerne.",
    ),
    "Skolegang og fravær": (
        "Fraværet er faldet lidt på mellemtrinnet, men ikke i udskolingen.",
        "Fire elever på 8. årgang er væk mere end hver femte dag.",
        "Lærerne mærker, at det hjælper at ringe hjem samme morgen.",
    ),
    "Rusmidler": (
        "Snus og vapes bruges helt åbenlyst i frikvartererne.",
        "Der ligger jævnligt lattergaspatroner ved multibanen.",
        "Ingen har hørt om hårdere stoffer i den senere tid.",
    ),
    "Nyt fra klubben": (
        "Der er kommet 15 nye medlemmer.",
        "Pigeaftenen er blevet et tilløbsstykke.",
        "Bemandingen er på plads igen efter et par måneder med vikarer.",
    ),
    "Hærværk og brande": (
        "Tre containere er brændt af på en måned.",
        "En rude i indskolingen blev knust natten til søndag.",
        "Skaderne er opgjort til omkring 40.000 kr.",
    ),
    "Digital trivsel": (
        "En gruppe på 7. årgang blev lukket, fordi der blev delt grove beskeder.",
        "Mange forældre ved ikke, hvilke apps børnene bruger.",
    ),
    "Knallerter": (
        "Der køres stærkt på stien bag skolen, og flere har måttet springe til side.",
        "To knallerter er blevet beslaglagt.",
    ),
    "Beboernes oplevelser": (
        "Flere beboere siger, at de føler sig mere trygge end sidste år.",
        "Støj fra legepladsen om aftenen er fortsat et emne på beboermøderne.",
        "Opgangene er pænere, siden der kom nye døre.",
    ),
    "Ferieaktiviteter": (
        "Fodboldskolen havde 60 deltagere.",
        "Der var lang venteliste til turen til Bakken.",
    ),
    "Unge uden fritidstilbud": (
        "Det er især drenge på 13-15 år, der ikke går til noget.",
        "22 børn bruger nu fritidspasset.",
        "Kontingentet er den største forhindring for familierne.",
    ),
    "Konflikter mellem grupper": (
        "Der har været råben og skubben mellem to grupper ved hallen.",
        "Det ser ud til at være faldet til ro igen.",
    ),
    "Samarbejdet": (
        "Der var tilfredshed med, at svarene kommer hurtigere end før.",
        "Enkelte savner at høre, hvad der sker, når de har givet en bekymring videre.",
    ),
}  # fmt: skip
SAID_BY = (
    "{first} oplever, at de unge er nemmere at komme i snak med, når de ikke er så mange.",
    "{first} har set de samme drenge flere aftener i træk.",
    "{first} gav et kort overblik over den seneste måned.",
    "{first} understregede, at det drejer sig om få unge.",
    "{first} roste klubben for den måde, den har taget imod de nye på.",
    "{first} mente, at stemningen er bedre, end den har været længe.",
)
PLACES = ("mødelokale 2 på rådhuset", "ungdomsskolens café", "fælleshuset", "lærerværelset",
          "klublokalet", "kulturhuset")  # fmt: skip

# what a column, or the end of a line, says of a task from last time
CELLS = {
    "closed": ("Udført", "Gjort", "Afsluttet", "Færdig", "OK"),
    "open": ("I gang", "Mangler", "Ikke udført endnu", "Udestår", "Afventer"),
    "dropped": ("Udgår", "Annulleret", "Ikke aktuelt længere", "Bortfalder"),
}
ENDS = {
    "closed": ("er gjort", "er klaret", "er ordnet", "det er sket"),
    "open": ("er ikke gjort endnu", "mangler stadig", "ikke nået", "venter stadig"),
    "dropped": ("er droppet", "ikke længere aktuelt", "udgår", "ikke nødvendigt mere"),
}
